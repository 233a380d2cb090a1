/* What the settings of a client do to its requests. */
#include "server.h"

static cloudtasks_options *options_for(const char *endpoint) {
  cloudtasks_options *options = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(options, endpoint, &error));
  return options;
}

/* Whether the head of a request has this line. Names of headers are in any case. */
static bool has_line(const char *request, const char *line) {
  const char *found = strstr(request, line);
  return found != NULL && found[-1] == '\n';
}

static void the_language_and_the_user_agent_stand_before_the_name_of_the_library(void) {
  struct server server;
  cloudtasks_options *options;
  cloudtasks_client *own = NULL;
  cloudtasks_message *request = make("GetQueueRequest");
  char expected[256];
  set(request, "name", QUEUE);
  start_server(&server, HEAD("200 OK", "2") "{}");
  options = options_for(server.endpoint);
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_user_agent(options, "my-app/1.2", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_get_queue(own, request, NULL, NULL, &error));
  cloudtasks_client_free(own);
  stop_server(&server);
  snprintf(expected, sizeof expected, "x-goog-api-client: gl-c/%ldL cloudtasks/" CLOUDTASKS_VERSION " ", __STDC_VERSION__);
  CHECK(has_line(server.request, expected));
  CHECK(has_line(server.request, "user-agent: my-app/1.2 cloudtasks/" CLOUDTASKS_VERSION "\r\n"));

  start_server(&server, HEAD("200 OK", "2") "{}");
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_endpoint(options, server.endpoint, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new_for(options, "gl-lua/5.4", &own, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_get_queue(own, request, NULL, NULL, &error));
  cloudtasks_client_free(own);
  stop_server(&server);
  CHECK(has_line(server.request, "x-goog-api-client: gl-lua/5.4 cloudtasks/"));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_client_new_for(options, "gl-lua\n", &own, &error));
  cloudtasks_options_free(options);
  cloudtasks_message_free(request);
}

static void credentials_that_cannot_impersonate_are_refused(void) {
  static const char *const delegates[] = {"between@p.iam.gserviceaccount.com"};
  static const char *const wrong[] = {"a@b", NULL};
  static const char user[] = "{\"type\":\"authorized_user\",\"client_id\":\"i\",\"client_secret\":\"s\",\"refresh_token\":\"t\"}";
  cloudtasks_options *options = options_for("127.0.0.1:9");
  cloudtasks_client *own = NULL;
  /* Those of the environment, where none are set. */
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_impersonation(options, "other@p.iam.gserviceaccount.com", delegates, 1, 600000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_credentials_json(options, user, CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_impersonation(options, "other@p.iam.gserviceaccount.com", NULL, 0, 0, &error));
  EXPECT(CLOUDTASKS_NULL_POINTER, cloudtasks_options_set_impersonation(options, "other@p", wrong, 2, 0, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_impersonation(options, "other@p", NULL, 0, -1, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_scopes(options, delegates, 1, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(options, &own, &error));
  cloudtasks_client_free(own);
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_anonymous(options, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_impersonation(options, "other@p", NULL, 0, 0, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_api_key(options, "key", &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_options_set_impersonation(options, "other@p", NULL, 0, 0, &error));
  cloudtasks_options_free(options);
}

int main(void) {
  the_language_and_the_user_agent_stand_before_the_name_of_the_library();
  credentials_that_cannot_impersonate_are_refused();
  return summary();
}
