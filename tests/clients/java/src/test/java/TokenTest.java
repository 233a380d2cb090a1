/** Google's library verifies the token of a task by the emulator's certificates. */

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import com.google.api.client.googleapis.auth.oauth2.GoogleIdTokenVerifier;
import com.google.api.client.googleapis.auth.oauth2.GooglePublicKeysManager;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final String EMULATOR = "http://" + System.getenv("CLOUD_TASKS_EMULATOR_HOST");
  private static final String EMAIL = "caller@java.iam.gserviceaccount.com";
  private static final String LOCATION = "projects/java/locations/europe-west1";

  private static void post(String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(EMULATOR + path))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> reply =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, reply.statusCode(), reply.body());
  }

  /** Creates a task for this worker and returns the token that comes with it. */
  private static String tokenOfTask(HttpServer worker, String url) throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    worker.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    worker.start();
    post("/emulator/reset", "{}");
    post("/v2/" + LOCATION + "/queues", "{\"name\": \"" + LOCATION + "/queues/q\"}");
    String oidc = "{\"serviceAccountEmail\": \"" + EMAIL + "\"}";
    String request = "{\"url\": \"" + url + "\", \"oidcToken\": " + oidc + "}";
    post("/v2/" + LOCATION + "/queues/q/tasks", "{\"task\": {\"httpRequest\": " + request + "}}");
    String header = received.poll(60, TimeUnit.SECONDS);
    assertNotNull(header);
    assertTrue(header.startsWith("Bearer "), header);
    return header.substring("Bearer ".length());
  }

  private static GoogleIdTokenVerifier verifier(String path, String audience) {
    GooglePublicKeysManager keys =
        new GooglePublicKeysManager.Builder(
                new NetHttpTransport(), GsonFactory.getDefaultInstance())
            .setPublicCertsEncodedUrl(EMULATOR + path)
            .build();
    return new GoogleIdTokenVerifier.Builder(keys).setAudience(List.of(audience)).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/v1/certs", "/certs"})
  void aTokenIsVerifiedByTheCertificates(String path) throws Exception {
    HttpServer worker =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      String url = "http://127.0.0.1:" + worker.getAddress().getPort() + "/work";
      String token = tokenOfTask(worker, url);
      GoogleIdToken verified = verifier(path, url).verify(token);
      assertNotNull(verified);
      assertEquals(EMAIL, verified.getPayload().getEmail());
      assertNull(verifier(path, url + "/other").verify(token));
      // The last character has bits that do not count, so another one is changed.
      int at = token.length() - 10;
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, at) + other + token.substring(at + 1);
      assertNull(verifier(path, url).verify(forged));
    } finally {
      worker.stop(0);
    }
  }
}
