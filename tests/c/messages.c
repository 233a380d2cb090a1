/* Messages: fields by path, presence, JSON and binary, copies, errors. */
#include "check.h"

static cloudtasks_message *make(const char *type) {
  cloudtasks_message *message = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", type, &message, &error));
  return message;
}

static void every_kind_of_field_reads_back_what_was_set(void) {
  cloudtasks_message *task = make("Task"), *queue = make("Queue"), *request = make("HttpRequest");
  const char *text = NULL;
  const uint8_t *bytes = NULL;
  size_t length = 0;
  int64_t number = 0, seconds = 0;
  int32_t nanos = 0, value = 0;
  double real = 0;
  bool flag = false;

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(task, "http_request.url", "http://x/", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(task, "httpRequest.url", &text, &length, &error));
  CHECK(same(text, "http://x/") && length == 9);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(task, "name", "a\0b", 3, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(task, "name", &text, &length, &error));
  CHECK(length == 3 && memcmp(text, "a\0b", 4) == 0);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_bytes(task, "http_request.body", (const uint8_t *)"\0\xff", 2, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_bytes(task, "http_request.body", &bytes, &length, &error));
  CHECK(length == 2 && bytes[1] == 0xff);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_int(task, "dispatch_count", 7, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_int(task, "dispatch_count", &number, &error));
  CHECK(number == 7);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_double(queue, "rate_limits.max_dispatches_per_second", 2.5, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_double(queue, "rate_limits.max_dispatches_per_second", &real, &error));
  CHECK(real == 2.5);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_enum_name(task, "http_request.http_method", "PUT", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_enum(task, "http_request.http_method", &value, &error));
  CHECK(value == 4);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_enum_name(task, "http_request.http_method", &text, NULL, &error));
  CHECK(same(text, "PUT"));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_enum(task, "http_request.http_method", 99, &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_message_get_enum_name(task, "http_request.http_method", &text, NULL, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_timestamp(task, "schedule_time", -5, 250, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error));
  CHECK(seconds == -5 && nanos == 250);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_duration(task, "dispatch_deadline", 15, 0, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_duration(task, "dispatch_deadline", &seconds, &nanos, &error));
  CHECK(seconds == 15 && nanos == 0);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_message(task, "http_request", request, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(task, "http_request.url", &text, &length, &error));
  CHECK(same(text, "") && length == 0);
  cloudtasks_message_free(request);
  request = make("ListTasksRequest");
  cloudtasks_message_free(request);
  request = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", "Operation", &request, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_bool(request, "done", true, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_bool(request, "done", &flag, &error));
  CHECK(flag);
  cloudtasks_message_free(request);
  cloudtasks_message_free(queue);
  cloudtasks_message_free(task);
}

static void lists_and_maps_are_counted_walked_and_cleared(void) {
  cloudtasks_message *page = make("ListTasksResponse"), *task = make("Task"), *second = NULL;
  size_t count = 0;
  char *key = NULL;
  bool present = false;

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(page, "tasks[0].name", "a", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_message(page, "tasks[1]", task, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_message(page, "tasks[3]", task, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(page, "tasks", &count, &error));
  CHECK(count == 2);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_message(page, "tasks[1]", &second, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_equal(task, second, &present, &error));
  CHECK(present);
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_get_message(page, "tasks[2]", &second, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_clear(page, "tasks[0]", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(page, "tasks", &count, &error));
  CHECK(count == 1);

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(task, "http_request.headers[Content-Type]", "text/plain", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(task, "http_request.headers[\"odd]key\"]", "1", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_count(task, "http_request.headers", &count, &error));
  CHECK(count == 2);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_key(task, "http_request.headers", 1, &key, &count, &error));
  CHECK(same(key, "odd]key") && count == 7);
  cloudtasks_free(key);
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_key(task, "http_request.headers", 2, &key, NULL, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_key(task, "http_request", 0, &key, NULL, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_count(task, "name", &count, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_clear(task, "http_request.headers[Content-Type]", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_has(task, "http_request.headers[Content-Type]", &present, &error));
  CHECK(!present);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_has(task, "http_request", &present, &error));
  CHECK(present);
  cloudtasks_message_free(second);
  cloudtasks_message_free(task);
  cloudtasks_message_free(page);
}

static void what_is_not_set_reads_as_its_default_or_is_absent(void) {
  cloudtasks_message *task = make("Task"), *inner = NULL;
  const char *text = NULL;
  int64_t seconds = 42;
  int32_t nanos = 42;

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_get_string(task, "http_request.url", &text, NULL, &error));
  CHECK(same(text, ""));
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error));
  CHECK(seconds == 42 && nanos == 42);
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_get_message(task, "http_request", &inner, &error));
  CHECK(inner == NULL);
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_get_string(task, "http_request.headers[a]", &text, NULL, &error));
  cloudtasks_message_free(task);
}

static void a_message_goes_through_json_and_binary_unchanged(void) {
  cloudtasks_message *task = make("Task"), *copy = NULL, *read = NULL;
  char *json = NULL;
  uint8_t *data = NULL;
  const char *name = NULL;
  size_t length = 0;
  bool equal = false;

  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_string(task, "http_request.url", "http://x/", CLOUDTASKS_NUL_TERMINATED, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_enum_name(task, "http_request.http_method", "PUT", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_copy(task, &copy, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_equal(task, copy, &equal, &error));
  CHECK(equal);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_clear(copy, "http_request", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_equal(task, copy, &equal, &error));
  CHECK(!equal);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_to_json(task, CLOUDTASKS_JSON_PROTO_NAMES, &json, &length, &error));
  CHECK(same(json, "{\"http_request\":{\"url\":\"http://x/\",\"http_method\":\"PUT\"}}") && length == strlen(json));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Task", json, length, 0, &read, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_equal(task, read, &equal, &error));
  CHECK(equal);
  cloudtasks_free(json);
  cloudtasks_message_free(read);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_to_json(task, CLOUDTASKS_JSON_ENUM_NUMBERS, &json, NULL, &error));
  CHECK(same(json, "{\"httpRequest\":{\"url\":\"http://x/\",\"httpMethod\":4}}"));
  cloudtasks_free(json);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_to_binary(task, &data, &length, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_binary("v2", "google.cloud.tasks.v2.Task", data, length, &read, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_equal(task, read, &equal, &error));
  CHECK(equal);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_type_name(read, &name, NULL, &error));
  CHECK(same(name, "google.cloud.tasks.v2.Task"));
  EXPECT(CLOUDTASKS_BAD_DATA, cloudtasks_message_from_binary("v2", "Task", data, length - 1, &read, &error));
  EXPECT(CLOUDTASKS_BAD_DATA, cloudtasks_message_from_json("v2", "Task", "{\"nme\":1}", CLOUDTASKS_NUL_TERMINATED, 0, &read, &error));
  cloudtasks_free(data);
  cloudtasks_message_free(read);
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_from_json("v2", "Task", "{\"nme\":1}", CLOUDTASKS_NUL_TERMINATED, CLOUDTASKS_JSON_IGNORE_UNKNOWN, &read, &error));
  cloudtasks_message_free(read);
  cloudtasks_message_free(copy);
  cloudtasks_message_free(task);
}

static void errors_name_the_path_and_what_was_expected(void) {
  cloudtasks_message *task = make("Task"), *other = NULL;
  cloudtasks_error *error = NULL;

  CHECK(cloudtasks_message_set_int(task, "http_request.url", 1, &error) == CLOUDTASKS_MISMATCH);
  CHECK(cloudtasks_error_status(error) == CLOUDTASKS_MISMATCH);
  CHECK(same(cloudtasks_error_path(error), "http_request.url"));
  CHECK(same(cloudtasks_error_message(error), "http_request.url: expected a string, got an integer"));
  CHECK(cloudtasks_error_details(error) == NULL && cloudtasks_error_http_status(error) == 0);
  cloudtasks_error_free(error);
  error = NULL;
  CHECK(cloudtasks_message_set_string(task, "http_reqest.url", "x", CLOUDTASKS_NUL_TERMINATED, &error) == CLOUDTASKS_BAD_PATH);
  CHECK(same(cloudtasks_error_path(error), "http_reqest"));
  cloudtasks_error_free(error);
  error = NULL;
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_int(task, "dispatch_count", INT64_MAX, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_timestamp(task, "schedule_time", 0, -1, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_duration(task, "dispatch_deadline", 1, -1, &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_message_set_enum_name(task, "view", "WHOLE", &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_enum_name(task, "name", "POST", &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_message_new("v3", "Task", &other, &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_message_new("v2", "Tusk", &other, &error));
  CHECK(other == NULL);
  CHECK(cloudtasks_message_new("v2", "Tusk", &other, NULL) == CLOUDTASKS_UNKNOWN_NAME);
  cloudtasks_message_free(task);
}

static void library_and_header_are_of_one_version(void) {
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", CLOUDTASKS_VERSION_MAJOR, CLOUDTASKS_VERSION_MINOR, CLOUDTASKS_VERSION_PATCH);
  CHECK(same(cloudtasks_version(), CLOUDTASKS_VERSION) && same(version, CLOUDTASKS_VERSION));
  CHECK(same(cloudtasks_status_name(CLOUDTASKS_NOT_FOUND), "CLOUDTASKS_NOT_FOUND"));
  CHECK(same(cloudtasks_status_name(-1), "CLOUDTASKS_UNKNOWN"));
}

int main(void) {
  every_kind_of_field_reads_back_what_was_set();
  lists_and_maps_are_counted_walked_and_cleared();
  what_is_not_set_reads_as_its_default_or_is_absent();
  a_message_goes_through_json_and_binary_unchanged();
  errors_name_the_path_and_what_was_expected();
  library_and_header_are_of_one_version();
  return summary();
}
