// Google's Node client drives the emulator through the life of a queue and a task: over gRPC, its default, in every
// version that it has, and over its REST fallback.

import assert from 'node:assert/strict';
import http from 'node:http';
import {after, before, describe, test} from 'node:test';
import {v2, v2beta2, v2beta3} from '@google-cloud/tasks';
import {credentials} from '@grpc/grpc-js';

const [host, port] = process.env.CLOUD_TASKS_EMULATOR_HOST.split(':');
const address = {apiEndpoint: host, port: Number(port)};
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

// What the client asks of its credentials; the emulator wants none.
const auth = {
  getUniverseDomain: async () => 'googleapis.com',
  getRequestHeaders: async () => new Headers(),
  fetch: (url, options) => fetch(url, options),
};
const overGrpc = {...address, sslCreds: credentials.createInsecure()};
const overRest = {...address, protocol: 'http', fallback: true, auth};

const post = async path => (await fetch(`http://${host}:${port}${path}`, {method: 'POST'})).json();

const received = [];
const worker = http.createServer((request, response) => {
  let body = '';
  request.on('data', part => (body += part));
  request.on('end', () => {
    received.push({headers: request.headers, body});
    response.end();
  });
});

before(() => new Promise(resolve => worker.listen(0, '127.0.0.1', resolve)));
after(() => worker.close());

const clients = {
  'v2 over gRPC': () => new v2.CloudTasksClient(overGrpc),
  'v2beta2 over gRPC': () => new v2beta2.CloudTasksClient(overGrpc),
  'v2beta3 over gRPC': () => new v2beta3.CloudTasksClient(overGrpc),
  'v2 over REST': () => new v2.CloudTasksClient(overRest),
};

for (const [name, open] of Object.entries(clients)) {
  describe(name, () => {
    const client = open();
    const parent = client.locationPath('node', 'europe-west1');
    const queue = client.queuePath('node', 'europe-west1', 'q');

    before(() => post('/emulator/reset'));
    after(() => client.close());

    test('a queue is made, found and made once', async () => {
      const [made] = await client.createQueue({parent, queue: {name: queue, retryConfig: {maxAttempts: 5}}});
      assert.equal(made.name, queue);
      assert.equal(made.state, 'RUNNING');
      assert.equal(made.retryConfig.maxAttempts, 5);
      assert.deepEqual((await client.listQueues({parent}))[0].map(each => each.name), [queue]);
      await assert.rejects(client.createQueue({parent, queue: {name: queue}}), {code: ALREADY_EXISTS});
    });

    test('a task waits in a paused queue and reaches its worker when the queue goes on', async () => {
      received.length = 0;
      assert.equal((await client.pauseQueue({name: queue}))[0].state, 'PAUSED');
      const url = `http://127.0.0.1:${worker.address().port}/work`;
      const name = client.taskPath('node', 'europe-west1', 'q', 't');
      const httpRequest = {url, headers: {'Content-Type': 'text/plain'}, body: Buffer.from('payload')};
      const [task] = await client.createTask({parent: queue, task: {name, httpRequest}});
      assert.equal(task.name, name);
      assert.equal(task.httpRequest.httpMethod, 'POST');
      await assert.rejects(client.createTask({parent: queue, task: {name, httpRequest}}), {code: ALREADY_EXISTS});

      const [full] = await client.getTask({name, responseView: 'FULL'});
      assert.equal(Buffer.from(full.httpRequest.body).toString(), 'payload');
      assert.deepEqual((await client.listTasks({parent: queue}))[0].map(each => each.name), [name]);

      await client.resumeQueue({name: queue});
      assert.deepEqual(await post('/emulator/waitIdle'), {idle: true});
      assert.equal(received.length, 1);
      assert.equal(received[0].body, 'payload');
      assert.equal(received[0].headers['x-cloudtasks-taskname'], 't');
      assert.equal(received[0].headers['content-type'], 'text/plain');
      await assert.rejects(client.getTask({name}), {code: NOT_FOUND});
    });

    test('a queue is changed by mask, purged and deleted', async () => {
      const maxAttempts = 7;
      const updateMask = {paths: ['retry_config.max_attempts']};
      const [changed] = await client.updateQueue({queue: {name: queue, retryConfig: {maxAttempts}}, updateMask});
      assert.equal(changed.retryConfig.maxAttempts, maxAttempts);
      const bindings = [{role: 'roles/cloudtasks.enqueuer', members: ['user:a@example.com']}];
      const [policy] = await client.setIamPolicy({resource: queue, policy: {bindings}});
      assert.equal(policy.bindings[0].role, bindings[0].role);
      await client.purgeQueue({name: queue});
      await client.deleteQueue({name: queue});
      await assert.rejects(client.getQueue({name: queue}), {code: NOT_FOUND});
    });
  });
}

test('a task is leased and acknowledged in v2beta2', async () => {
  const client = new v2beta2.CloudTasksClient(overGrpc);
  const parent = client.locationPath('node', 'europe-west1');
  const name = client.queuePath('node', 'europe-west1', 'pull');
  await client.createQueue({parent, queue: {name, pullTarget: {}}});
  await client.createTask({parent: name, task: {pullMessage: {payload: Buffer.from('work')}}});
  const lease = {parent: name, maxTasks: 1, leaseDuration: {seconds: 60}, responseView: 'FULL'};
  const [{tasks}] = await client.leaseTasks(lease);
  assert.equal(Buffer.from(tasks[0].pullMessage.payload).toString(), 'work');
  await client.acknowledgeTask({name: tasks[0].name, scheduleTime: tasks[0].scheduleTime});
  assert.deepEqual((await client.leaseTasks(lease))[0].tasks, []);
  await client.deleteQueue({name});
  await client.close();
});
