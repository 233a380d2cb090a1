// Google's Go client drives the emulator through the life of a queue and a task: over gRPC, its default, in every
// version that it has, and over REST.
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
	"time"

	"cloud.google.com/go/cloudtasks/apiv2"
	"cloud.google.com/go/cloudtasks/apiv2/cloudtaskspb"
	cloudtasks2 "cloud.google.com/go/cloudtasks/apiv2beta2"
	pb2 "cloud.google.com/go/cloudtasks/apiv2beta2/cloudtaskspb"
	cloudtasks3 "cloud.google.com/go/cloudtasks/apiv2beta3"
	pb3 "cloud.google.com/go/cloudtasks/apiv2beta3/cloudtaskspb"
	"github.com/googleapis/gax-go/v2/apierror"
	"google.golang.org/api/iterator"
	"google.golang.org/api/option"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/durationpb"
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

// fails checks the code of an error, which REST gives as a status of HTTP.
func fails(t *testing.T, err error, code codes.Code) {
	t.Helper()
	statuses := map[codes.Code]int{codes.AlreadyExists: http.StatusConflict, codes.NotFound: http.StatusNotFound}
	var problem *apierror.APIError
	if !errors.As(err, &problem) {
		t.Fatalf("expected %v, got %v", code, err)
	}
	if problem.GRPCStatus().Code() != code && problem.HTTPCode() != statuses[code] {
		t.Fatalf("expected %v, got %v", code, err)
	}
}

func same[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, expected %v", got, want)
	}
}

var (
	ctx  = context.Background()
	host = os.Getenv("CLOUD_TASKS_EMULATOR_HOST")
	// overGRPC has the address and nothing else, as programs for other emulators do.
	overGRPC = []option.ClientOption{
		option.WithEndpoint(host),
		option.WithoutAuthentication(),
		option.WithGRPCDialOption(grpc.WithTransportCredentials(insecure.NewCredentials())),
	}
)

func TestLifeOverGRPC(t *testing.T) {
	client := must(cloudtasks.NewClient(ctx, overGRPC...))(t)
	defer client.Close()
	live(t, client)
}

func TestLifeOverREST(t *testing.T) {
	endpoint := option.WithEndpoint("http://" + host)
	client := must(cloudtasks.NewRESTClient(ctx, endpoint, option.WithoutAuthentication()))(t)
	defer client.Close()
	live(t, client)
}

func TestTasksAreLeasedInV2beta2(t *testing.T) {
	client := must(cloudtasks2.NewClient(ctx, overGRPC...))(t)
	defer client.Close()
	name := parent + "/queues/pull"
	pull := &pb2.Queue_PullTarget{PullTarget: &pb2.PullTarget{}}
	must(client.CreateQueue(ctx, &pb2.CreateQueueRequest{Parent: parent, Queue: &pb2.Queue{Name: name, TargetType: pull}}))(t)
	message := &pb2.Task_PullMessage{PullMessage: &pb2.PullMessage{Payload: []byte("work")}}
	must(client.CreateTask(ctx, &pb2.CreateTaskRequest{Parent: name, Task: &pb2.Task{PayloadType: message}}))(t)
	lease := &pb2.LeaseTasksRequest{
		Parent: name, MaxTasks: 1, LeaseDuration: durationpb.New(time.Minute), ResponseView: pb2.Task_FULL,
	}
	tasks := must(client.LeaseTasks(ctx, lease))(t).GetTasks()
	same(t, string(tasks[0].GetPullMessage().GetPayload()), "work")
	done := &pb2.AcknowledgeTaskRequest{Name: tasks[0].GetName(), ScheduleTime: tasks[0].GetScheduleTime()}
	if err := client.AcknowledgeTask(ctx, done); err != nil {
		t.Fatal(err)
	}
	same(t, len(must(client.LeaseTasks(ctx, lease))(t).GetTasks()), 0)
	if err := client.DeleteQueue(ctx, &pb2.DeleteQueueRequest{Name: name}); err != nil {
		t.Fatal(err)
	}
}

func TestAQueueLivesInV2beta3(t *testing.T) {
	client := must(cloudtasks3.NewClient(ctx, overGRPC...))(t)
	defer client.Close()
	name := parent + "/queues/beta"
	made := must(client.CreateQueue(ctx, &pb3.CreateQueueRequest{Parent: parent, Queue: &pb3.Queue{Name: name}}))(t)
	same(t, made.GetState(), pb3.Queue_RUNNING)
	if err := client.DeleteQueue(ctx, &pb3.DeleteQueueRequest{Name: name}); err != nil {
		t.Fatal(err)
	}
	_, err := client.GetQueue(ctx, &pb3.GetQueueRequest{Name: name})
	fails(t, err, codes.NotFound)
}

func live(t *testing.T, client *cloudtasks.Client) {
	// What the life before this one left.
	must(http.Post("http://"+host+"/emulator/reset", "", nil))(t)
	create := &cloudtaskspb.CreateQueueRequest{Parent: parent, Queue: &cloudtaskspb.Queue{Name: queue}}
	made := must(client.CreateQueue(ctx, create))(t)
	same(t, made.GetState(), cloudtaskspb.Queue_RUNNING)
	same(t, made.GetRetryConfig().GetMaxAttempts(), 100)
	_, err := client.CreateQueue(ctx, create)
	fails(t, err, codes.AlreadyExists)
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
	fails(t, err, codes.AlreadyExists)
	full := &cloudtaskspb.GetTaskRequest{Name: name, ResponseView: cloudtaskspb.Task_FULL}
	same(t, string(must(client.GetTask(ctx, full))(t).GetHttpRequest().GetBody()), "payload")
	tasks := client.ListTasks(ctx, &cloudtaskspb.ListTasksRequest{Parent: queue})
	same(t, must(tasks.Next())(t).GetName(), name)

	must(client.ResumeQueue(ctx, &cloudtaskspb.ResumeQueueRequest{Name: queue}))(t)
	idle := must(http.Post("http://"+host+"/emulator/waitIdle", "", nil))(t)
	same(t, string(must(io.ReadAll(idle.Body))(t)), `{"idle":true}`)
	same(t, len(received()), 1)
	same(t, received()[0].body, "payload")
	same(t, received()[0].header.Get("X-CloudTasks-TaskName"), "t")
	_, err = client.GetTask(ctx, full)
	fails(t, err, codes.NotFound)

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
	fails(t, err, codes.NotFound)
}
