/* Messages: fields by path, presence, JSON and binary, copies, errors. */
#include "check.h"

static ct_message *make(const char *type) {
  ct_message *message = NULL;
  EXPECT(CT_OK, ct_message_new("v2", type, &message, &error));
  return message;
}

static void every_kind_of_field_reads_back_what_was_set(void) {
  ct_message *task = make("Task"), *queue = make("Queue"), *request = make("HttpRequest");
  const char *text = NULL;
  const uint8_t *bytes = NULL;
  size_t length = 0;
  int64_t number = 0, seconds = 0;
  int32_t nanos = 0, value = 0;
  double real = 0;
  bool flag = false;

  EXPECT(CT_OK, ct_message_set_string(task, "http_request.url", "http://x/", CT_NUL, &error));
  EXPECT(CT_OK, ct_message_get_string(task, "httpRequest.url", &text, &length, &error));
  CHECK(same(text, "http://x/") && length == 9);
  EXPECT(CT_OK, ct_message_set_string(task, "name", "a\0b", 3, &error));
  EXPECT(CT_OK, ct_message_get_string(task, "name", &text, &length, &error));
  CHECK(length == 3 && memcmp(text, "a\0b", 4) == 0);
  EXPECT(CT_OK, ct_message_set_bytes(task, "http_request.body", (const uint8_t *)"\0\xff", 2, &error));
  EXPECT(CT_OK, ct_message_get_bytes(task, "http_request.body", &bytes, &length, &error));
  CHECK(length == 2 && bytes[1] == 0xff);
  EXPECT(CT_OK, ct_message_set_int(task, "dispatch_count", 7, &error));
  EXPECT(CT_OK, ct_message_get_int(task, "dispatch_count", &number, &error));
  CHECK(number == 7);
  EXPECT(CT_OK, ct_message_set_double(queue, "rate_limits.max_dispatches_per_second", 2.5, &error));
  EXPECT(CT_OK, ct_message_get_double(queue, "rate_limits.max_dispatches_per_second", &real, &error));
  CHECK(real == 2.5);
  EXPECT(CT_OK, ct_message_set_enum_name(task, "http_request.http_method", "PUT", &error));
  EXPECT(CT_OK, ct_message_get_enum(task, "http_request.http_method", &value, &error));
  CHECK(value == 4);
  EXPECT(CT_OK, ct_message_get_enum_name(task, "http_request.http_method", &text, NULL, &error));
  CHECK(same(text, "PUT"));
  EXPECT(CT_OK, ct_message_set_enum(task, "http_request.http_method", 99, &error));
  EXPECT(CT_UNKNOWN_NAME, ct_message_get_enum_name(task, "http_request.http_method", &text, NULL, &error));
  EXPECT(CT_OK, ct_message_set_timestamp(task, "schedule_time", -5, 250, &error));
  EXPECT(CT_OK, ct_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error));
  CHECK(seconds == -5 && nanos == 250);
  EXPECT(CT_OK, ct_message_set_duration(task, "dispatch_deadline", 15, 0, &error));
  EXPECT(CT_OK, ct_message_get_duration(task, "dispatch_deadline", &seconds, &nanos, &error));
  CHECK(seconds == 15 && nanos == 0);
  EXPECT(CT_OK, ct_message_set_message(task, "http_request", request, &error));
  EXPECT(CT_OK, ct_message_get_string(task, "http_request.url", &text, &length, &error));
  CHECK(same(text, "") && length == 0);
  ct_message_free(request);
  request = make("ListTasksRequest");
  ct_message_free(request);
  request = NULL;
  EXPECT(CT_OK, ct_message_new("v2", "Operation", &request, &error));
  EXPECT(CT_OK, ct_message_set_bool(request, "done", true, &error));
  EXPECT(CT_OK, ct_message_get_bool(request, "done", &flag, &error));
  CHECK(flag);
  ct_message_free(request);
  ct_message_free(queue);
  ct_message_free(task);
}

static void lists_and_maps_are_counted_walked_and_cleared(void) {
  ct_message *page = make("ListTasksResponse"), *task = make("Task"), *second = NULL;
  size_t count = 0;
  char *key = NULL;
  bool present = false;

  EXPECT(CT_OK, ct_message_set_string(page, "tasks[0].name", "a", CT_NUL, &error));
  EXPECT(CT_OK, ct_message_set_message(page, "tasks[1]", task, &error));
  EXPECT(CT_MISMATCH, ct_message_set_message(page, "tasks[3]", task, &error));
  EXPECT(CT_OK, ct_message_count(page, "tasks", &count, &error));
  CHECK(count == 2);
  EXPECT(CT_OK, ct_message_get_message(page, "tasks[1]", &second, &error));
  EXPECT(CT_OK, ct_message_equal(task, second, &present, &error));
  CHECK(present);
  EXPECT(CT_ABSENT, ct_message_get_message(page, "tasks[2]", &second, &error));
  EXPECT(CT_OK, ct_message_clear(page, "tasks[0]", &error));
  EXPECT(CT_OK, ct_message_count(page, "tasks", &count, &error));
  CHECK(count == 1);

  EXPECT(CT_OK, ct_message_set_string(task, "http_request.headers[Content-Type]", "text/plain", CT_NUL, &error));
  EXPECT(CT_OK, ct_message_set_string(task, "http_request.headers[\"odd]key\"]", "1", CT_NUL, &error));
  EXPECT(CT_OK, ct_message_count(task, "http_request.headers", &count, &error));
  CHECK(count == 2);
  EXPECT(CT_OK, ct_message_key(task, "http_request.headers", 1, &key, &count, &error));
  CHECK(same(key, "odd]key") && count == 7);
  ct_free(key);
  EXPECT(CT_ABSENT, ct_message_key(task, "http_request.headers", 2, &key, NULL, &error));
  EXPECT(CT_MISMATCH, ct_message_key(task, "http_request", 0, &key, NULL, &error));
  EXPECT(CT_MISMATCH, ct_message_count(task, "name", &count, &error));
  EXPECT(CT_OK, ct_message_clear(task, "http_request.headers[Content-Type]", &error));
  EXPECT(CT_OK, ct_message_has(task, "http_request.headers[Content-Type]", &present, &error));
  CHECK(!present);
  EXPECT(CT_OK, ct_message_has(task, "http_request", &present, &error));
  CHECK(present);
  ct_message_free(second);
  ct_message_free(task);
  ct_message_free(page);
}

static void what_is_not_set_reads_as_its_default_or_is_absent(void) {
  ct_message *task = make("Task"), *inner = NULL;
  const char *text = NULL;
  int64_t seconds = 42;
  int32_t nanos = 42;

  EXPECT(CT_OK, ct_message_get_string(task, "http_request.url", &text, NULL, &error));
  CHECK(same(text, ""));
  EXPECT(CT_ABSENT, ct_message_get_timestamp(task, "schedule_time", &seconds, &nanos, &error));
  CHECK(seconds == 42 && nanos == 42);
  EXPECT(CT_ABSENT, ct_message_get_message(task, "http_request", &inner, &error));
  CHECK(inner == NULL);
  EXPECT(CT_ABSENT, ct_message_get_string(task, "http_request.headers[a]", &text, NULL, &error));
  ct_message_free(task);
}

static void a_message_goes_through_json_and_binary_unchanged(void) {
  ct_message *task = make("Task"), *copy = NULL, *read = NULL;
  char *json = NULL;
  uint8_t *data = NULL;
  const char *name = NULL;
  size_t length = 0;
  bool equal = false;

  EXPECT(CT_OK, ct_message_set_string(task, "http_request.url", "http://x/", CT_NUL, &error));
  EXPECT(CT_OK, ct_message_set_enum_name(task, "http_request.http_method", "PUT", &error));
  EXPECT(CT_OK, ct_message_copy(task, &copy, &error));
  EXPECT(CT_OK, ct_message_equal(task, copy, &equal, &error));
  CHECK(equal);
  EXPECT(CT_OK, ct_message_clear(copy, "http_request", &error));
  EXPECT(CT_OK, ct_message_equal(task, copy, &equal, &error));
  CHECK(!equal);
  EXPECT(CT_OK, ct_message_to_json(task, CT_JSON_PROTO_NAMES, &json, &length, &error));
  CHECK(same(json, "{\"http_request\":{\"url\":\"http://x/\",\"http_method\":\"PUT\"}}") && length == strlen(json));
  EXPECT(CT_OK, ct_message_from_json("v2", "Task", json, length, 0, &read, &error));
  EXPECT(CT_OK, ct_message_equal(task, read, &equal, &error));
  CHECK(equal);
  ct_free(json);
  ct_message_free(read);
  EXPECT(CT_OK, ct_message_to_json(task, CT_JSON_ENUM_NUMBERS, &json, NULL, &error));
  CHECK(same(json, "{\"httpRequest\":{\"url\":\"http://x/\",\"httpMethod\":4}}"));
  ct_free(json);
  EXPECT(CT_OK, ct_message_to_binary(task, &data, &length, &error));
  EXPECT(CT_OK, ct_message_from_binary("v2", "google.cloud.tasks.v2.Task", data, length, &read, &error));
  EXPECT(CT_OK, ct_message_equal(task, read, &equal, &error));
  CHECK(equal);
  EXPECT(CT_OK, ct_message_type_name(read, &name, NULL, &error));
  CHECK(same(name, "google.cloud.tasks.v2.Task"));
  EXPECT(CT_BAD_DATA, ct_message_from_binary("v2", "Task", data, length - 1, &read, &error));
  EXPECT(CT_BAD_DATA, ct_message_from_json("v2", "Task", "{\"nme\":1}", CT_NUL, 0, &read, &error));
  ct_free(data);
  ct_message_free(read);
  EXPECT(CT_OK, ct_message_from_json("v2", "Task", "{\"nme\":1}", CT_NUL, CT_JSON_IGNORE_UNKNOWN, &read, &error));
  ct_message_free(read);
  ct_message_free(copy);
  ct_message_free(task);
}

static void errors_name_the_path_and_what_was_expected(void) {
  ct_message *task = make("Task"), *other = NULL;
  ct_error *error = NULL;

  CHECK(ct_message_set_int(task, "http_request.url", 1, &error) == CT_MISMATCH);
  CHECK(ct_error_status(error) == CT_MISMATCH);
  CHECK(same(ct_error_path(error), "http_request.url"));
  CHECK(same(ct_error_message(error), "http_request.url: expected a string, got an integer"));
  CHECK(ct_error_details(error) == NULL && ct_error_http_status(error) == 0);
  ct_error_free(error);
  error = NULL;
  CHECK(ct_message_set_string(task, "http_reqest.url", "x", CT_NUL, &error) == CT_BAD_PATH);
  CHECK(same(ct_error_path(error), "http_reqest"));
  ct_error_free(error);
  error = NULL;
  EXPECT(CT_MISMATCH, ct_message_set_int(task, "dispatch_count", INT64_MAX, &error));
  EXPECT(CT_MISMATCH, ct_message_set_timestamp(task, "schedule_time", 0, -1, &error));
  EXPECT(CT_MISMATCH, ct_message_set_duration(task, "dispatch_deadline", 1, -1, &error));
  EXPECT(CT_UNKNOWN_NAME, ct_message_set_enum_name(task, "view", "WHOLE", &error));
  EXPECT(CT_MISMATCH, ct_message_set_enum_name(task, "name", "POST", &error));
  EXPECT(CT_UNKNOWN_NAME, ct_message_new("v3", "Task", &other, &error));
  EXPECT(CT_UNKNOWN_NAME, ct_message_new("v2", "Tusk", &other, &error));
  CHECK(other == NULL);
  CHECK(ct_message_new("v2", "Tusk", &other, NULL) == CT_UNKNOWN_NAME);
  ct_message_free(task);
}

static void library_and_header_are_of_one_version(void) {
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", CT_VERSION_MAJOR, CT_VERSION_MINOR, CT_VERSION_PATCH);
  CHECK(same(ct_version(), CT_VERSION) && same(version, CT_VERSION));
  CHECK(same(ct_status_name(CT_NOT_FOUND), "CT_NOT_FOUND"));
  CHECK(same(ct_status_name(-1), "CT_UNKNOWN"));
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
