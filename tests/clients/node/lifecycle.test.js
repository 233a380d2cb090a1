// Google's Node client, over its REST fallback, drives the emulator through the life of a queue and a task.

import assert from 'node:assert/strict';
import http from 'node:http';
import {after, before, test} from 'node:test';
import {CloudTasksClient} from '@google-cloud/tasks';

const [host, port] = process.env.CLOUD_TASKS_EMULATOR_HOST.split(':');
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

// What the client asks of its credentials; the emulator wants none.
const auth = {
  getUniverseDomain: async () => 'googleapis.com',
  getRequestHeaders: async () => new Headers(),
  fetch: (url, options) => fetch(url, options),
};
const client = new CloudTasksClient({apiEndpoint: host, port: Number(port), protocol: 'http', fallback: true, auth});
const parent = client.locationPath('node', 'europe-west1');
const queue = client.queuePath('node', 'europe-west1', 'q');

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
after(async () => {
  await client.close();
  worker.close();
});

test('a queue is made, found and made once', async () => {
  const [made] = await client.createQueue({parent, queue: {name: queue, retryConfig: {maxAttempts: 5}}});
  assert.equal(made.name, queue);
  assert.equal(made.state, 'RUNNING');
  assert.equal(made.retryConfig.maxAttempts, 5);
  assert.deepEqual((await client.listQueues({parent}))[0].map(each => each.name), [queue]);
  await assert.rejects(client.createQueue({parent, queue: {name: queue}}), {code: ALREADY_EXISTS});
});

test('a task waits in a paused queue and reaches its worker when the queue goes on', async () => {
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
  const idle = await fetch(`http://${host}:${port}/emulator/waitIdle`, {method: 'POST'});
  assert.deepEqual(await idle.json(), {idle: true});
  assert.equal(received.length, 1);
  assert.equal(received[0].body, 'payload');
  assert.equal(received[0].headers['x-cloudtasks-taskname'], 't');
  assert.equal(received[0].headers['content-type'], 'text/plain');
  await assert.rejects(client.getTask({name}), {code: NOT_FOUND});
});

test('a queue is changed by mask, purged and deleted', async () => {
  const rateLimits = {maxDispatchesPerSecond: 7};
  const updateMask = {paths: ['rate_limits.max_dispatches_per_second']};
  const [changed] = await client.updateQueue({queue: {name: queue, rateLimits}, updateMask});
  assert.equal(changed.rateLimits.maxDispatchesPerSecond, 7);
  assert.equal(changed.retryConfig.maxAttempts, 5);
  const bindings = [{role: 'roles/cloudtasks.enqueuer', members: ['user:a@example.com']}];
  const [policy] = await client.setIamPolicy({resource: queue, policy: {bindings}});
  assert.equal(policy.bindings[0].role, bindings[0].role);
  assert.ok((await client.purgeQueue({name: queue}))[0].purgeTime);
  await client.deleteQueue({name: queue});
  await assert.rejects(client.getQueue({name: queue}), {code: NOT_FOUND});
});
