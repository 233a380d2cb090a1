// Google's Go client, over REST, drives the emulator through the life of a queue and a task.
package lifecycle

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"testing"

	"cloud.google.com/go/cloudtasks/apiv2"
	"cloud.google.com/go/cloudtasks/apiv2/cloudtaskspb"
	"github.com/googleapis/gax-go/v2/apierror"
	"google.golang.org/api/iterator"
	"google.golang.org/api/option"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
)

const (
	parent = "projects/go/locations/europe-west1"
	queue  = parent + "/queues/q"
	name   = queue + "/tasks/t"
)

type request struct {
	header http.Header
	body   string
}

// worker answers 200 to all and keeps what it gets.
func worker(t *testing.T) (url string, received func() []request) {
	var lock sync.Mutex
	var requests []request
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		lock.Lock()
		defer lock.Unlock()
		requests = append(requests, request{r.Header, string(body)})
	}))
	t.Cleanup(server.Close)
	return server.URL + "/work", func() []request {
		lock.Lock()
		defer lock.Unlock()
		return requests
	}
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func fails(t *testing.T, err error, status int) {
	t.Helper()
	var problem *apierror.APIError
	if !errors.As(err, &problem) || problem.HTTPCode() != status {
		t.Fatalf("expected status %d, got %v", status, err)
	}
}

func same[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, expected %v", got, want)
	}
}

func TestLifeOfAQueueAndATask(t *testing.T) {
	ctx, endpoint := context.Background(), "http://"+os.Getenv("CLOUD_TASKS_EMULATOR_HOST")
	client := must(cloudtasks.NewRESTClient(ctx, option.WithEndpoint(endpoint), option.WithoutAuthentication()))(t)
	defer client.Close()

	create := &cloudtaskspb.CreateQueueRequest{Parent: parent, Queue: &cloudtaskspb.Queue{Name: queue}}
	made := must(client.CreateQueue(ctx, create))(t)
	same(t, made.GetState(), cloudtaskspb.Queue_RUNNING)
	same(t, made.GetRetryConfig().GetMaxAttempts(), 100)
	_, err := client.CreateQueue(ctx, create)
	fails(t, err, http.StatusConflict)
	queues := client.ListQueues(ctx, &cloudtaskspb.ListQueuesRequest{Parent: parent})
	same(t, must(queues.Next())(t).GetName(), queue)
	_, err = queues.Next()
	same(t, err, iterator.Done)

	paused := must(client.PauseQueue(ctx, &cloudtaskspb.PauseQueueRequest{Name: queue}))(t)
	same(t, paused.GetState(), cloudtaskspb.Queue_PAUSED)
	url, received := worker(t)
	target := &cloudtaskspb.Task_HttpRequest{HttpRequest: &cloudtaskspb.HttpRequest{Url: url, Body: []byte("payload")}}
	task := &cloudtaskspb.Task{Name: name, MessageType: target}
	same(t, must(client.CreateTask(ctx, &cloudtaskspb.CreateTaskRequest{Parent: queue, Task: task}))(t).GetName(), name)
	_, err = client.CreateTask(ctx, &cloudtaskspb.CreateTaskRequest{Parent: queue, Task: task})
	fails(t, err, http.StatusConflict)
	full := &cloudtaskspb.GetTaskRequest{Name: name, ResponseView: cloudtaskspb.Task_FULL}
	same(t, string(must(client.GetTask(ctx, full))(t).GetHttpRequest().GetBody()), "payload")
	tasks := client.ListTasks(ctx, &cloudtaskspb.ListTasksRequest{Parent: queue})
	same(t, must(tasks.Next())(t).GetName(), name)

	must(client.ResumeQueue(ctx, &cloudtaskspb.ResumeQueueRequest{Name: queue}))(t)
	idle := must(http.Post(endpoint+"/emulator/waitIdle", "", nil))(t)
	same(t, string(must(io.ReadAll(idle.Body))(t)), `{"idle":true}`)
	same(t, len(received()), 1)
	same(t, received()[0].body, "payload")
	same(t, received()[0].header.Get("X-CloudTasks-TaskName"), "t")
	_, err = client.GetTask(ctx, full)
	fails(t, err, http.StatusNotFound)

	limits := &cloudtaskspb.RateLimits{MaxDispatchesPerSecond: 7}
	changed := must(client.UpdateQueue(ctx, &cloudtaskspb.UpdateQueueRequest{
		Queue:      &cloudtaskspb.Queue{Name: queue, RateLimits: limits},
		UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"rate_limits.max_dispatches_per_second"}},
	}))(t)
	same(t, changed.GetRateLimits().GetMaxDispatchesPerSecond(), 7)
	same(t, changed.GetRetryConfig().GetMaxAttempts(), 100)
	requests := []*cloudtaskspb.CreateTaskRequest{{Parent: queue, Task: &cloudtaskspb.Task{MessageType: target}}}
	batch := &cloudtaskspb.BatchCreateTasksRequest{Parent: queue, Requests: requests}
	operation := must(client.BatchCreateTasks(ctx, batch))(t)
	same(t, len(must(operation.Wait(ctx))(t).GetTasks()), 1)
	must(client.PurgeQueue(ctx, &cloudtaskspb.PurgeQueueRequest{Name: queue}))(t)
	if err := client.DeleteQueue(ctx, &cloudtaskspb.DeleteQueueRequest{Name: queue}); err != nil {
		t.Fatal(err)
	}
	_, err = client.GetQueue(ctx, &cloudtaskspb.GetQueueRequest{Name: queue})
	fails(t, err, http.StatusNotFound)
}
