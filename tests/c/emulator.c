/* What the embedded emulator can be told. */
#include "fixture.h"

static cloudtasks_emulator_options *emulator_options(void) {
  cloudtasks_emulator_options *options = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_new(&options, &error));
  return options;
}

static void start_with(cloudtasks_emulator_options *options) {
  const char *endpoint = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_start(options, &emulator, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_endpoint(emulator, &endpoint, &error));
  client = connect_to(endpoint);
}

static void stop(void) {
  cloudtasks_client_free(client);
  cloudtasks_emulator_stop(emulator);
}

static cloudtasks_status get_queue(const char *name) {
  cloudtasks_message *request = make("GetQueueRequest");
  cloudtasks_status status;
  set(request, "name", name);
  status = cloudtasks_v2_get_queue(client, request, NULL, NULL, NULL);
  cloudtasks_message_free(request);
  return status;
}

static bool attempts_have(const char *text) {
  char *json = NULL;
  size_t length = 0;
  bool found;
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_attempts(emulator, &json, &length, &error));
  found = strstr(json, text) != NULL && strlen(json) == length;
  cloudtasks_free(json);
  return found;
}

static void a_task_is_due_when_the_clock_is_moved_and_fails_when_told_to(void) {
  cloudtasks_emulator_options *options = emulator_options();
  cloudtasks_message *request = make("CreateTaskRequest");
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_set_standing_clock(options, 1000000000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_add_queue(options, QUEUE, &error));
  start_with(options);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_fail_next(emulator, 1, 418, &error));
  set(request, "parent", QUEUE);
  set(request, "task.http_request.url", "http://127.0.0.1:9/");
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_timestamp(request, "task.schedule_time", 1000000060, 0, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_v2_create_task(client, request, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_wait_idle(emulator, 20000, &error));
  CHECK(attempts_have("[]"));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_advance(emulator, 60000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_wait_idle(emulator, 20000, &error));
  CHECK(attempts_have("\"http_status\":418"));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_emulator_advance(emulator, -1, &error));
  cloudtasks_message_free(request);
  cloudtasks_emulator_options_free(options);
  stop();
}

static void queues_outlive_the_emulator_in_a_data_directory(void) {
  char directory[64];
  cloudtasks_emulator_options *options = emulator_options();
  /* In the directory of the run, which the runner removes. */
  snprintf(directory, sizeof directory, "emulator-data-%d", (int)getpid());
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_set_data_dir(options, directory, &error));
  start_with(options);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_create_queue(emulator, QUEUE, &error));
  stop();
  start_with(options);
  CHECK(get_queue(QUEUE) == CLOUDTASKS_OK);
  stop();
  cloudtasks_emulator_options_free(options);
}

static void write_file(const char *name, const char *text) {
  FILE *file = fopen(name, "w");
  CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void queues_of_a_file_are_made_and_read_again(void) {
  static const char file[] = "queues.json";
  static const char one[] = "[{\"name\":\"" QUEUE "\"}]", two[] = "[{\"name\":\"" QUEUE "-2\"}]";
  cloudtasks_emulator_options *options = emulator_options();
  write_file(file, one);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_set_queues_file(options, file, &error));
  start_with(options);
  CHECK(get_queue(QUEUE) == CLOUDTASKS_OK && get_queue(QUEUE "-2") == CLOUDTASKS_NOT_FOUND);
  write_file(file, two);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_reload_queues(emulator, &error));
  CHECK(get_queue(QUEUE) == CLOUDTASKS_OK && get_queue(QUEUE "-2") == CLOUDTASKS_OK);
  stop();
  CHECK(remove(file) == 0);
  EXPECT(CLOUDTASKS_UNAVAILABLE, cloudtasks_emulator_start(options, &emulator, &error));
  cloudtasks_emulator_options_free(options);
}

static void settings_are_named_as_in_the_program(void) {
  cloudtasks_emulator_options *options = emulator_options();
  EXPECT(CLOUDTASKS_BAD_DATA, cloudtasks_emulator_options_set_settings(options, "{\"max_kueues\":1}", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_set_settings(options, "{\"max_queues\":1}", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_options_set_host(options, "::1", &error));
  start_with(options);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_create_queue(emulator, QUEUE, &error));
  CHECK(cloudtasks_emulator_create_queue(emulator, QUEUE "-2", NULL) != CLOUDTASKS_OK);
  EXPECT(CLOUDTASKS_OK, cloudtasks_emulator_reset(emulator, &error));
  CHECK(get_queue(QUEUE) == CLOUDTASKS_NOT_FOUND);
  stop();
  cloudtasks_emulator_options_free(options);
}

int main(void) {
  a_task_is_due_when_the_clock_is_moved_and_fails_when_told_to();
  queues_outlive_the_emulator_in_a_data_directory();
  queues_of_a_file_are_made_and_read_again();
  settings_are_named_as_in_the_program();
  return summary();
}
