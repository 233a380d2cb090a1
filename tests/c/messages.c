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
  const char *key = NULL, *value = NULL;
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
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_entry(task, "http_request.headers", 1, &key, &count, &value, NULL, &error));
  CHECK(same(key, "odd]key") && count == 7 && same(value, "1"));
  EXPECT(CLOUDTASKS_ABSENT, cloudtasks_message_entry(task, "http_request.headers", 2, &key, NULL, NULL, NULL, &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_entry(task, "http_request", 0, &key, NULL, NULL, NULL, &error));
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

static void what_there_is_can_be_listed(void) {
  const char *name = NULL, *type = NULL, *items = NULL, *oneof = NULL;
  uint32_t number = 0;
  int32_t kind = 0, cardinality = 0, value = 0;
  size_t position = 0, found = 0;
  cloudtasks_status status = CLOUDTASKS_OK;
  for (; (status = cloudtasks_method_at("v2", position, &name, &type, NULL, &items, NULL)) == CLOUDTASKS_OK; position++)
    found += same(name, "list_tasks") && same(type, "google.cloud.tasks.v2.ListTasksRequest") && same(items, "tasks");
  CHECK(status == CLOUDTASKS_DONE && position > 20 && found == 1);
  for (position = found = 0; cloudtasks_type_at("v2", position, &type, NULL) == CLOUDTASKS_OK; position++)
    found += same(type, "google.cloud.tasks.v2.Task") || same(type, "google.longrunning.Operation");
  CHECK(found == 2);
  for (position = found = 0; cloudtasks_field_at("v2", "Task", position, &name, &number, &kind, &cardinality, &type, &oneof, NULL) == CLOUDTASKS_OK; position++)
    found += same(name, "http_request") && number == 3 && kind == CLOUDTASKS_FIELD_MESSAGE &&
             cardinality == CLOUDTASKS_CARDINALITY_SINGULAR && same(type, "google.cloud.tasks.v2.HttpRequest") && oneof != NULL;
  CHECK(found == 1 && position > 9);
  for (position = found = 0; cloudtasks_enum_value_at("v2", "google.cloud.tasks.v2.HttpMethod", position, &name, &value, NULL) == CLOUDTASKS_OK; position++)
    found += same(name, "GET") && value == 2;
  CHECK(found == 1);
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_type_at("v9", 0, &type, &error));
}

static void flags_without_a_meaning_are_refused_and_empty_messages_are_set(void) {
  cloudtasks_message *task = NULL, *read = NULL;
  char *json = NULL;
  bool present = false;
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_new("v2", "Task", &task, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_message_to_json(task, 1u << 20, &json, NULL, &error));
  EXPECT(CLOUDTASKS_INVALID_ARGUMENT, cloudtasks_message_from_json("v2", "Task", "{}", CLOUDTASKS_NUL_TERMINATED, CLOUDTASKS_JSON_INDENT, &read, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_set_empty(task, "http_request.oidc_token", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_message_has(task, "http_request.oidc_token", &present, &error));
  CHECK(present && json == NULL && read == NULL);
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_empty(task, "name", &error));
  EXPECT(CLOUDTASKS_MISMATCH, cloudtasks_message_set_empty(task, "schedule_time", &error));
  cloudtasks_message_free(task);
}

static void settings_are_checked_and_copied(void) {
  cloudtasks_options *options = NULL, *copy = NULL;
  cloudtasks_call_options *defaults = NULL;
  cloudtasks_client *client = NULL;
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_new(&options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_call_options_new(&defaults, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_method_defaults(options, "create_task", defaults, &error));
  EXPECT(CLOUDTASKS_UNKNOWN_NAME, cloudtasks_options_set_method_defaults(options, "make_task", defaults, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_universe_domain(options, "example.com", &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_connect_timeout(options, 1000, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_no_timeout(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_no_retry(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_anonymous(options, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_copy(options, &copy, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_options_set_root_certificates(options, (const uint8_t *)"no PEM", 6, &error));
  EXPECT(CLOUDTASKS_OK, cloudtasks_client_new(copy, &client, &error));
  cloudtasks_client_free(client);
  cloudtasks_call_options_free(defaults);
  cloudtasks_options_free(copy);
  cloudtasks_options_free(options);
}

int main(void) {
  every_kind_of_field_reads_back_what_was_set();
  lists_and_maps_are_counted_walked_and_cleared();
  what_is_not_set_reads_as_its_default_or_is_absent();
  a_message_goes_through_json_and_binary_unchanged();
  errors_name_the_path_and_what_was_expected();
  library_and_header_are_of_one_version();
  what_there_is_can_be_listed();
  flags_without_a_meaning_are_refused_and_empty_messages_are_set();
  settings_are_checked_and_copied();
  return summary();
}
