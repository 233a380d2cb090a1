/** Google's Java client, in its default mode, drives the emulator over gRPC through every version that it has. */

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.location.ListLocationsRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.sun.net.httpserver.HttpServer;
import io.grpc.ManagedChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcTest {
  private static final String HOST = System.getenv("CLOUD_TASKS_EMULATOR_HOST");

  private static TransportChannelProvider channel() {
    return InstantiatingGrpcChannelProvider.newBuilder()
        .setEndpoint(HOST)
        .setChannelConfigurator(ManagedChannelBuilder::usePlaintext)
        .build();
  }

  private static String post(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + HOST + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @BeforeEach
  void reset() throws Exception {
    post("/emulator/reset");
  }

  @Test
  void aQueueAndATaskLiveInV2() throws Exception {
    List<String> received = new CopyOnWriteArrayList<>();
    HttpServer worker =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().getFirst("X-CloudTasks-TaskName")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    worker.start();
    com.google.cloud.tasks.v2.CloudTasksSettings settings =
        com.google.cloud.tasks.v2.CloudTasksSettings.newBuilder()
            .setTransportChannelProvider(channel())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (com.google.cloud.tasks.v2.CloudTasksClient client =
        com.google.cloud.tasks.v2.CloudTasksClient.create(settings)) {
      com.google.cloud.tasks.v2.LocationName location =
          com.google.cloud.tasks.v2.LocationName.of("java", "europe-west1");
      String queue = location + "/queues/q";
      com.google.cloud.tasks.v2.Queue asked =
          com.google.cloud.tasks.v2.Queue.newBuilder().setName(queue).build();
      com.google.cloud.tasks.v2.Queue made = client.createQueue(location, asked);
      assertEquals(com.google.cloud.tasks.v2.Queue.State.RUNNING, made.getState());
      assertThrows(AlreadyExistsException.class, () -> client.createQueue(location, asked));
      assertEquals(queue, client.listQueues(location).iterateAll().iterator().next().getName());

      client.pauseQueue(queue);
      com.google.cloud.tasks.v2.HttpRequest request =
          com.google.cloud.tasks.v2.HttpRequest.newBuilder()
              .setUrl("http://127.0.0.1:" + worker.getAddress().getPort() + "/work")
              .setBody(ByteString.copyFromUtf8("payload"))
              .build();
      String name = queue + "/tasks/t";
      com.google.cloud.tasks.v2.Task task =
          com.google.cloud.tasks.v2.Task.newBuilder()
              .setName(name)
              .setHttpRequest(request)
              .build();
      assertEquals(name, client.createTask(queue, task).getName());
      assertThrows(AlreadyExistsException.class, () -> client.createTask(queue, task));
      assertEquals(name, client.getTask(name).getName());
      client.resumeQueue(queue);
      assertEquals("{\"idle\":true}", post("/emulator/waitIdle"));
      assertEquals(List.of("t payload"), received);
      assertThrows(NotFoundException.class, () -> client.getTask(name));

      com.google.cloud.tasks.v2.Queue changed =
          client.updateQueue(
              com.google.cloud.tasks.v2.Queue.newBuilder()
                  .setName(queue)
                  .setRateLimits(
                      com.google.cloud.tasks.v2.RateLimits.newBuilder()
                          .setMaxDispatchesPerSecond(7))
                  .build(),
              FieldMask.newBuilder().addPaths("rate_limits.max_dispatches_per_second").build());
      assertEquals(7, changed.getRateLimits().getMaxDispatchesPerSecond());
      ListLocationsRequest all = ListLocationsRequest.newBuilder().setName("projects/java").build();
      assertTrue(client.listLocations(all).iterateAll().iterator().hasNext());
      client.purgeQueue(queue);
      client.deleteQueue(queue);
      assertThrows(NotFoundException.class, () -> client.getQueue(queue));
    } finally {
      worker.stop(0);
    }
  }

  @Test
  void aTaskIsLeasedInV2beta2() throws Exception {
    com.google.cloud.tasks.v2beta2.CloudTasksSettings settings =
        com.google.cloud.tasks.v2beta2.CloudTasksSettings.newBuilder()
            .setTransportChannelProvider(channel())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (com.google.cloud.tasks.v2beta2.CloudTasksClient client =
        com.google.cloud.tasks.v2beta2.CloudTasksClient.create(settings)) {
      com.google.cloud.tasks.v2beta2.LocationName location =
          com.google.cloud.tasks.v2beta2.LocationName.of("java", "europe-west1");
      String queue = location + "/queues/pull";
      client.createQueue(
          location,
          com.google.cloud.tasks.v2beta2.Queue.newBuilder()
              .setName(queue)
              .setPullTarget(com.google.cloud.tasks.v2beta2.PullTarget.getDefaultInstance())
              .build());
      client.createTask(
          queue,
          com.google.cloud.tasks.v2beta2.Task.newBuilder()
              .setPullMessage(
                  com.google.cloud.tasks.v2beta2.PullMessage.newBuilder()
                      .setPayload(ByteString.copyFromUtf8("work")))
              .build());
      com.google.cloud.tasks.v2beta2.LeaseTasksRequest lease =
          com.google.cloud.tasks.v2beta2.LeaseTasksRequest.newBuilder()
              .setParent(queue)
              .setMaxTasks(1)
              .setLeaseDuration(Duration.newBuilder().setSeconds(60))
              .setResponseView(com.google.cloud.tasks.v2beta2.Task.View.FULL)
              .build();
      com.google.cloud.tasks.v2beta2.Task leased = client.leaseTasks(lease).getTasks(0);
      assertEquals("work", leased.getPullMessage().getPayload().toStringUtf8());
      client.acknowledgeTask(leased.getName(), leased.getScheduleTime());
      assertEquals(0, client.leaseTasks(lease).getTasksCount());
      client.deleteQueue(queue);
    }
  }

  @Test
  void aQueueLivesInV2beta3() throws Exception {
    com.google.cloud.tasks.v2beta3.CloudTasksSettings settings =
        com.google.cloud.tasks.v2beta3.CloudTasksSettings.newBuilder()
            .setTransportChannelProvider(channel())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (com.google.cloud.tasks.v2beta3.CloudTasksClient client =
        com.google.cloud.tasks.v2beta3.CloudTasksClient.create(settings)) {
      com.google.cloud.tasks.v2beta3.LocationName location =
          com.google.cloud.tasks.v2beta3.LocationName.of("java", "europe-west1");
      String queue = location + "/queues/beta";
      com.google.cloud.tasks.v2beta3.Queue made =
          client.createQueue(
              location, com.google.cloud.tasks.v2beta3.Queue.newBuilder().setName(queue).build());
      assertEquals(com.google.cloud.tasks.v2beta3.Queue.State.RUNNING, made.getState());
      client.deleteQueue(queue);
    }
  }
}
