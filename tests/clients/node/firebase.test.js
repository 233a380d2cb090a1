// firebase-admin, told of the emulator by CLOUD_TASKS_EMULATOR_HOST alone, reaches functions and other URLs.

import assert from 'node:assert/strict';
import http from 'node:http';
import {after, before, test} from 'node:test';
import {deleteApp, initializeApp} from 'firebase-admin/app';
import {getFunctions} from 'firebase-admin/functions';

const endpoint = `http://${process.env.CLOUD_TASKS_EMULATOR_HOST}`;
// Where the emulator of the test run sends the tasks of functions.
const port = Number(process.env.FUNCTIONS_EMULATOR_HOST.split(':')[1]);
const queue = 'projects/fire-node/locations/us-central1/queues/onwork';

const post = async path => (await fetch(endpoint + path, {method: 'POST'})).json();

const received = [];
const worker = http.createServer((request, response) => {
  let body = '';
  request.on('data', part => (body += part));
  request.on('end', () => {
    received.push([request.url, JSON.parse(body)]);
    response.end();
  });
});

const app = initializeApp({projectId: 'fire-node'});
const tasks = getFunctions(app).taskQueue('onwork');

before(async () => {
  await new Promise(resolve => worker.listen(port, '127.0.0.1', resolve));
  await post('/emulator/reset');
  await post(`/emulator/queues?name=${queue}`);
});
after(async () => {
  await deleteApp(app);
  worker.close();
});

test('a task without a URL goes to its function', async () => {
  await tasks.enqueue({n: 1}, {id: 't1'});
  assert.deepEqual(await post('/emulator/waitIdle'), {idle: true});
  assert.deepEqual(received, [['/fire-node/us-central1/onwork', {data: {n: 1}}]]);
  await assert.rejects(tasks.enqueue({}, {id: 't1'}), {code: 'functions/task-already-exists'});
});

test('a task with a URL goes there, and one that waits can be deleted', async () => {
  received.length = 0;
  await tasks.enqueue({n: 2}, {uri: `http://127.0.0.1:${port}/elsewhere`});
  await tasks.enqueue({n: 3}, {id: 't3', scheduleDelaySeconds: 60});
  await tasks.delete('t3');
  assert.deepEqual(await post('/emulator/waitIdle'), {idle: true});
  assert.deepEqual(received, [['/elsewhere', {data: {n: 2}}]]);
});
