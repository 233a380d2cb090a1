// Google's library verifies the token of a task by the emulator's certificates.

import assert from 'node:assert/strict';
import http from 'node:http';
import {test} from 'node:test';
import {OAuth2Client} from 'google-auth-library';

const emulator = `http://${process.env.CLOUD_TASKS_EMULATOR_HOST}`;
const email = 'caller@node.iam.gserviceaccount.com';

const post = async (path, body) => {
  const reply = await fetch(emulator + path, {method: 'POST', body: JSON.stringify(body ?? {})});
  assert.equal(reply.status, 200, await reply.clone().text());
  return reply.json();
};

// The token that a worker gets with a task.
const tokenOfTask = async () => {
  const worker = http.createServer();
  await new Promise(resolve => worker.listen(0, '127.0.0.1', resolve));
  const received = new Promise(resolve =>
    worker.on('request', (request, response) => {
      response.end();
      resolve(request.headers.authorization);
    })
  );
  const url = `http://127.0.0.1:${worker.address().port}/work`;
  const location = 'projects/node/locations/europe-west1';
  await post('/emulator/reset');
  await post(`/v2/${location}/queues`, {name: `${location}/queues/q`});
  const httpRequest = {url, oidcToken: {serviceAccountEmail: email}};
  await post(`/v2/${location}/queues/q/tasks`, {task: {httpRequest}});
  const [scheme, token] = (await received).split(' ');
  worker.close();
  assert.equal(scheme, 'Bearer');
  return {token, url};
};

for (const path of ['/oauth2/v1/certs', '/certs']) {
  test(`OAuth2Client verifies a token by ${path}`, async () => {
    const {token, url} = await tokenOfTask();
    const client = new OAuth2Client({endpoints: {oauth2FederatedSignonPemCertsUrl: emulator + path}});
    const ticket = await client.verifyIdToken({idToken: token, audience: url});
    assert.equal(ticket.getPayload().email, email);
    assert.equal(ticket.getPayload().email_verified, true);
    await assert.rejects(client.verifyIdToken({idToken: token, audience: `${url}/other`}), /recipient|audience/i);
    const [head, claims, signature] = token.split('.');
    const forged = JSON.parse(Buffer.from(claims, 'base64url'));
    forged.email = 'other@node.iam.gserviceaccount.com';
    const changed = [head, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.');
    await assert.rejects(client.verifyIdToken({idToken: changed, audience: url}), /signature/i);
  });
}
