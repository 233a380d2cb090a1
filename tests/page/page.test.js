// The emulator's page in headless Chromium: what it shows, live, and what each button does.
//
// The program is named by EMULATOR, the browser by CHROMIUM.

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { mkdtempSync } = require("node:fs");
const http = require("node:http");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { after, afterEach, before, beforeEach, test } = require("node:test");
const { chromium } = require("playwright-core");

const LOCATION = "projects/p/locations/l";
const QUEUE = `${LOCATION}/queues/orders`;
const HOSTILE = "<img src=x onerror=\"document.title='hacked'\">";

let emulator, origin, worker, browser, page, errors;
let status = 200;

async function call(method, path, body) {
  const response = await fetch(origin + path, { method, body: body && JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  return answer;
}

const address = () => `http://127.0.0.1:${worker.address().port}`;
const createTask = (id, extra = {}, queue = QUEUE) => call("POST", `/v2/${queue}/tasks`, {
  task: { name: `${queue}/tasks/${id}`, httpRequest: { url: `${address()}/work`, ...extra } },
});
const tomorrow = () => new Date(Date.now() + 864e5).toISOString();
const later = (id, body) => call("POST", `/v2/${QUEUE}/tasks`, {
  task: { name: `${QUEUE}/tasks/${id}`, scheduleTime: tomorrow(), httpRequest: { url: `${address()}/work`, body } },
});
const open = (hash = "") => page.goto(`${origin}/#/${hash}`);
const openQueue = () => open(`queue/${encodeURIComponent(QUEUE)}`);
const openTask = (id) => open(`task/${encodeURIComponent(`${QUEUE}/tasks/${id}`)}`);
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const shows = (text) => page.getByText(text).first().waitFor();
const confirm = (name) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

before(async () => {
  worker = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => { response.statusCode = status; response.end(); });
  });
  await new Promise((resolve) => worker.listen(0, "127.0.0.1", resolve));
  emulator = spawn(process.env.EMULATOR, ["--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const line = await new Promise((resolve) => emulator.stdout.once("data", (data) => resolve(String(data))));
  origin = `http://${line.trim().split("=")[1]}`;
  browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "page-")), {
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  browser.setDefaultTimeout(15_000);
});

after(async () => {
  await browser?.close();
  emulator?.kill();
  worker?.close();
});

afterEach(() => page.close());

beforeEach(async () => {
  status = 200;
  await call("POST", "/emulator/reset");
  await call("POST", `/emulator/queues?name=${QUEUE}`);
  page = await browser.newPage();
  errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
});

test("a task is seen to fail, and to succeed once its worker does, without a reload", async () => {
  await open();
  await shows(QUEUE);
  status = 500;
  await createTask("flaky");
  await openTask("flaky");
  await shows(/HTTP 500/);
  await shows("INTERNAL(13): HTTP status code 500");
  status = 200;
  await press("Run now");
  await shows(/HTTP 200/);
  await shows(/1 attempts succeeded/);
  assert.deepEqual(errors.filter((error) => !error.includes("404")), []);
});

test("pause and resume change the queue", async () => {
  await openQueue();
  await press("Pause");
  await shows(/^PAUSED/);
  assert.equal((await call("GET", `/v2/${QUEUE}`)).state, "PAUSED");
  await press("Resume");
  await shows(/^RUNNING/);
});

test("purge and delete ask first", async () => {
  await later("one");
  await openQueue();
  await shows("one");
  await press("Purge");
  await confirm("Cancel");
  assert.equal((await call("GET", `/v2/${QUEUE}/tasks`)).tasks.length, 1);
  await press("Purge");
  await confirm("Purge");
  await shows("No tasks.");
  await press("Delete queue");
  await confirm("Delete queue");
  await shows(/There are no queues yet/);
});

test("a task is deleted by its button", async () => {
  await later("one");
  await openTask("one");
  await press("Delete task");
  await confirm("Delete task");
  await shows(/no longer exists|not found|existed recently/i);
});

test("advance makes a task due and reset forgets it", async () => {
  await later("one");
  await open();
  await page.getByLabel("Move the clock ahead by").selectOption({ label: "1 week" });
  await press("Advance");
  await shows(/1 attempts succeeded/);
  await shows(/moved ahead/);
  await press("Reset");
  await confirm("Reset");
  await shows(/There are no queues yet/);
});

test("a body is shown as JSON, text and hex, and what it holds stays text", async () => {
  await later("hostile", Buffer.from(JSON.stringify({ name: HOSTILE })).toString("base64"));
  await createTask("header", { headers: { "X-Name": HOSTILE } });
  await openTask("hostile");
  await shows(`"name": "${HOSTILE.replaceAll('"', '\\"')}"`);
  await page.getByLabel("Show the body as").selectOption("Hex");
  await shows("7b 22 6e 61 6d 65");
  await openTask("header");
  assert.equal(await page.locator("img").count(), 0);
  assert.notEqual(await page.title(), "hacked");
});

test("the page runs no other script and no other site may frame it", async () => {
  const { headers } = await fetch(origin);
  const policy = headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'; script-src 'sha256-/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal((await fetch(`${origin}/emulator/events`, { headers: { Origin: "http://example.com" } })).status, 403);
});

test("the keyboard reaches every control, in light and dark, wide and narrow", async () => {
  await later("one");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 380, height: 800 });
  await openQueue();
  await shows("one");
  const reached = new Set();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.textContent.trim()));
  }
  for (const name of ["Skip to content", "Advance", "Reset", "Pause", "Purge", "Delete queue", "one"]) {
    assert.ok(reached.has(name), `${name}: ${[...reached]}`);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("of 10,000 tasks only those in sight are rows, and the last one is reached", async () => {
  await call("POST", `/v2/${QUEUE}:pause`, {});
  for (let first = 0; first < 10_000; first += 100) {
    const requests = Array.from({ length: 100 }, (_, at) => ({
      parent: QUEUE,
      task: { name: `${QUEUE}/tasks/t${first + at}`, httpRequest: { url: `${address()}/work` } },
    }));
    await call("POST", `/v2/${QUEUE}/tasks:batchCreate`, { requests });
  }
  await openQueue();
  await shows("t0");
  assert.ok((await page.locator(".row").count()) < 100);
  await page.locator(".rows").evaluate((rows) => { rows.scrollTop = rows.scrollHeight; });
  await shows("t9999");
  assert.ok((await page.locator(".row").count()) < 100);
});
