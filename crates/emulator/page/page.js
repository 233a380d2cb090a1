"use strict";
// The page reads /emulator/events for what changes, and the REST API for a single task and for the buttons.
// What a task holds is shown as text alone: nothing here makes HTML out of it.

const ROW = 34; // The height of a row of tasks, as in the style sheet.
const WINDOW = 200; // Tasks fetched at a time.
const API = "/v2beta3/"; // The version that shows push and pull tasks alike.

const $ = (id) => document.getElementById(id);
let overview = { queues: [], activity: [] };
let view = null; // What is shown below the plot: { update(), ... }.

/** Makes an element: el("td", {class: "name"}, "text", child, ...). */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const short = (name) => name.slice(name.lastIndexOf("/") + 1);
const href = (kind, name) => `#/${kind}/${encodeURIComponent(name)}`;
const seconds = (micros) => micros / 1e6;

function time(micros) {
  return micros == null ? "–" : new Date(micros / 1000).toISOString().replace("T", " ").slice(0, 23);
}

/** "in 5 s", "3 min ago": how far a time lies from the emulator's now. */
function relative(micros) {
  const distance = seconds(micros - overview.now);
  const size = Math.abs(distance);
  const [by, unit] = size < 90 ? [1, "s"] : size < 5400 ? [60, "min"] : size < 129600 ? [3600, "h"] : [86400, "d"];
  const text = `${(size / by).toFixed(size < 10 ? 1 : 0)} ${unit}`;
  return distance >= 0 ? `in ${text}` : `${text} ago`;
}

// --- calls --------------------------------------------------------------------------------------------------------

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  let answer = {};
  try { answer = text ? JSON.parse(text) : {}; } catch { /* Not JSON: the status says enough. */ }
  if (!response.ok) throw new Error(answer.error?.message || `HTTP status ${response.status}`);
  return answer;
}

/** A resource name in the path of a URL: the slashes stay. */
const path = (name) => API + name.split("/").map(encodeURIComponent).join("/");

let statusTimer = 0;
function say(text) {
  $("status").textContent = text;
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => { $("status").textContent = ""; }, 5000);
}

/** Does what a button is for, and says how it went. */
async function act(button, done, work) {
  button.disabled = true;
  try {
    await work();
    say(done);
    view?.update(true);
  } catch (error) {
    say(`Failed: ${error.message}`);
  } finally {
    button.disabled = false;
  }
}

function confirmed(text, verb) {
  $("confirm-text").textContent = text;
  $("confirm-yes").textContent = verb;
  const dialog = $("confirm");
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function button(label, done, work, question) {
  return el("button", {
    type: "button",
    class: question ? "danger" : null,
    onclick: async (event) => {
      const pressed = event.currentTarget;
      if (!question || (await confirmed(question, label))) await act(pressed, done, work);
    },
  }, label);
}

// --- queues -------------------------------------------------------------------------------------------------------

const STATE_CLASS = { RUNNING: "ok-text", PAUSED: "wait-text", DISABLED: "failed-text" };

function queuesView() {
  const body = el("tbody");
  const none = el("p", { class: "empty" }, "There are no queues yet. Create one with a client, with --queue, or with POST /emulator/queues?name=…");
  const table = el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {},
      el("th", { class: "name", scope: "col" }, "Queue"), el("th", { scope: "col" }, "State"),
      el("th", { class: "number", scope: "col" }, "Waiting"), el("th", { class: "number", scope: "col" }, "Running"),
      el("th", { class: "number", scope: "col" }, "Rate"), el("th", { class: "number", scope: "col" }, "At once"),
      el("th", { scope: "col" }, "Next task"))), body));
  const rows = new Map();
  return {
    title: "Queues",
    crumbs: [],
    content: [el("h2", {}, "Queues"), table, none],
    update() {
      const { queues } = overview;
      table.hidden = queues.length === 0;
      none.hidden = queues.length > 0;
      const present = new Set(queues.map((queue) => queue.name));
      for (const [name, row] of rows) {
        if (!present.has(name)) { row.remove(); rows.delete(name); }
      }
      queues.forEach((queue, position) => {
        let row = rows.get(queue.name);
        if (!row) {
          row = el("tr", {},
            el("td", { class: "name" }, el("a", { href: href("queue", queue.name) }, queue.name)),
            el("td", { class: "state" }), el("td", { class: "number" }), el("td", { class: "number" }),
            el("td", { class: "number" }), el("td", { class: "number" }), el("td"));
          rows.set(queue.name, row);
        }
        if (body.children[position] !== row) body.insertBefore(row, body.children[position] || null);
        const cells = row.children;
        cells[1].textContent = queue.pull ? `${queue.state} (pull)` : queue.state;
        cells[1].className = `state ${STATE_CLASS[queue.state] || ""}`;
        cells[2].textContent = queue.waiting;
        cells[3].textContent = queue.running;
        cells[4].textContent = queue.pull ? "–" : `${queue.rate}/s`;
        cells[5].textContent = queue.pull ? "–" : queue.concurrent;
        cells[6].textContent = queue.next == null ? "–" : relative(queue.next);
      });
    },
  };
}

// --- one queue ----------------------------------------------------------------------------------------------------

function queueView(name) {
  const facts = el("p");
  const list = taskList(name);
  const found = () => overview.queues.find((queue) => queue.name === name);
  const act = (verb) => () => call("POST", `${path(name)}:${verb}`, {});
  const toggle = el("span", { class: "actions" },
    button("Pause", "Paused.", act("pause")), button("Resume", "Resumed.", act("resume")));
  const [pause, resume] = toggle.children;
  return {
    title: short(name),
    crumbs: [[name]],
    content: [
      el("h2", {}, `Queue ${short(name)}`), facts,
      el("div", { class: "actions" }, toggle,
        button("Purge", "Purged.", act("purge"), `Delete all tasks of ${short(name)}?`),
        button("Delete queue", "Deleted.", async () => { await call("DELETE", path(name)); location.hash = "#/"; },
          `Delete the queue ${short(name)} and its tasks? Its name stays taken for a while.`)),
      ...list.content,
    ],
    update(force) {
      const queue = found();
      pause.disabled = !queue || queue.state !== "RUNNING";
      resume.disabled = !queue || queue.state === "RUNNING";
      facts.textContent = !queue ? "This queue does not exist (any more)."
        : `${queue.state}, ${queue.waiting} waiting, ${queue.running} running`
          + (queue.pull ? ", a pull queue: workers lease its tasks."
            : `, ${queue.rate} dispatches a second (bursts of ${queue.burst}), ${queue.concurrent} at once.`)
          + (queue.slowed ? ` Slowed down to ${queue.slowed.toFixed(1)}/s by what its workers answered.` : "");
      list.update(queue ? queue.waiting + queue.running : 0, force);
    },
  };
}

/** The tasks of a queue by when they are due. Only the rows in sight exist, and only their tasks are fetched. */
function taskList(queue) {
  const space = el("div", { role: "presentation" });
  const rows = el("div", { class: "rows", tabindex: "0", role: "list", "aria-label": `Tasks of ${short(queue)}` }, space);
  const head = el("div", { class: "head", "aria-hidden": "true" },
    el("span", {}, "Task"), el("span", {}, "Due"), el("span", {}, "Attempts"), el("span", {}, "Last status"), el("span", {}, "Request"));
  const none = el("p", { class: "empty" }, "No tasks.");
  let total = 0, tasks = [], from = 0, fetching = false, again = false;

  async function load() {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const first = Math.max(0, Math.floor(rows.scrollTop / ROW) - WINDOW / 4);
      const answer = await call("GET", `/emulator/tasks?queue=${encodeURIComponent(queue)}&offset=${first}&limit=${WINDOW}`);
      ({ tasks, total } = answer);
      from = first;
      draw();
    } catch { total = 0; tasks = []; draw(); } finally {
      fetching = false;
      if (again) { again = false; setTimeout(load, 250); }
    }
  }

  function draw() {
    none.hidden = total > 0;
    rows.hidden = head.hidden = total === 0;
    space.style.height = `${total * ROW}px`;
    const first = Math.max(0, Math.floor(rows.scrollTop / ROW) - 10);
    const last = Math.min(total, first + Math.ceil(rows.clientHeight / ROW) + 20);
    const focused = document.activeElement?.closest?.(".row")?.dataset.name;
    const made = [];
    for (let position = first; position < last; position += 1) {
      const task = tasks[position - from];
      if (task) made.push(taskRow(task, position, total));
    }
    rows.replaceChildren(space, ...made);
    if (focused) rows.querySelector(`[data-name="${CSS.escape(focused)}"] a`)?.focus({ preventScroll: true });
  }

  rows.addEventListener("scroll", () => {
    requestAnimationFrame(draw);
    const first = Math.floor(rows.scrollTop / ROW);
    if (first < from || first + rows.clientHeight / ROW > from + tasks.length) load();
  });
  return {
    content: [el("h2", {}, "Tasks"), head, rows, none],
    update(count, force) { if (force || count || total) load(); },
  };
}

function taskRow(task, position, total) {
  const [status, look] = taskStatus(task);
  const row = el("div", { class: "row", role: "listitem", "aria-posinset": position + 1, "aria-setsize": total, "data-name": task.name },
    el("a", { href: href("task", task.name), title: short(task.name) }, short(task.name)),
    el("span", { title: time(task.schedule_time) }, `${relative(task.schedule_time)}, ${time(task.schedule_time).slice(5, 19)}`),
    el("span", { class: "number" }, String(task.attempts)),
    el("span", { class: look, title: status }, status),
    el("span", { title: task.request }, task.request));
  row.style.top = `${position * ROW}px`;
  return row;
}

function taskStatus(task) {
  if (task.running) return ["running", "run-text"];
  if (task.last_status) return [task.last_status, "failed-text"];
  return [task.schedule_time > overview.now ? "scheduled" : "due", "wait-text"];
}

// --- one task -----------------------------------------------------------------------------------------------------

function taskView(name) {
  const queue = name.slice(0, name.lastIndexOf("/tasks/"));
  const place = el("div");
  const attempts = el("div");
  const actions = el("div", { class: "actions" },
    button("Run now", "Running.", () => call("POST", `${path(name)}:run`, {})),
    button("Delete task", "Deleted.", () => call("DELETE", path(name)), `Delete the task ${short(name)}?`));
  let shown = "", drawn = "", busy = false;
  return {
    title: short(name),
    crumbs: [[queue, href("queue", queue)], [short(name)]],
    content: [el("h2", {}, `Task ${short(name)}`), actions, place, el("h2", {}, "Attempts"), attempts],
    async update() {
      if (busy) return;
      busy = true;
      try {
        const [task, log] = await Promise.all([
          call("GET", `${path(name)}?responseView=FULL`).catch((error) => ({ gone: error.message })),
          call("GET", `/emulator/attempts?task=${encodeURIComponent(name)}`),
        ]);
        // Redrawn only when it changed, so that a selection or a focus in it stays.
        const text = JSON.stringify(task);
        if (text !== shown) {
          shown = text;
          for (const press of actions.children) press.disabled = Boolean(task.gone);
          place.replaceChildren(...(task.gone ? [el("p", { class: "empty" }, task.gone)] : taskFacts(task)));
        }
        const logged = JSON.stringify(log.attempts);
        if (logged !== drawn) {
          drawn = logged;
          attempts.replaceChildren(timeline(log.attempts));
        }
      } finally { busy = false; }
    },
  };
}

function facts(pairs) {
  const list = el("dl");
  for (const [term, value] of pairs) {
    if (value !== undefined && value !== "" && value !== null) list.append(el("dt", {}, term), el("dd", {}, String(value)));
  }
  return list;
}

function taskFacts(task) {
  const http = task.httpRequest, app = task.appEngineHttpRequest, pull = task.pullMessage;
  const request = http || app || {};
  const last = task.lastAttempt?.responseStatus;
  const token = http?.oidcToken ? `OIDC as ${http.oidcToken.serviceAccountEmail}, audience ${http.oidcToken.audience || "the URL"}`
    : http?.oauthToken ? `OAuth as ${http.oauthToken.serviceAccountEmail}` : "";
  const parts = [facts([
    ["Due", task.scheduleTime], ["Created", task.createTime], ["Deadline of an attempt", task.dispatchDeadline],
    ["Attempts", task.dispatchCount || 0], ["Responses", task.responseCount || 0],
    ["Last failure", last ? last.message || `code ${last.code}` : ""],
  ]), el("h2", {}, pull ? "Message" : "Request"), facts([
    ["Request", pull ? "" : `${request.httpMethod || "POST"} ${http ? http.url : app?.relativeUri || "/"}`],
    ["Service", app?.appEngineRouting?.service], ["Token", token], ["Tag", pull?.tag],
    ...Object.entries(request.headers || {}).map(([header, value]) => [header, value]),
  ])];
  const body = request.body || pull?.payload;
  if (body) parts.push(...bodyView(body));
  return parts;
}

/** A body as JSON, text or hex: what it is, with a choice. */
function bodyView(base64) {
  const bytes = Uint8Array.from(atob(base64.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const forms = {};
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    try { forms.JSON = JSON.stringify(JSON.parse(text), null, 2); } catch { /* Not JSON. */ }
    forms.Text = text;
  } catch { /* Not UTF-8: hex alone. */ }
  forms.Hex = hex(bytes);
  const shown = el("pre", { tabindex: "0", "aria-label": "Body" });
  const choice = el("select", { "aria-label": "Show the body as", onchange: () => { shown.textContent = forms[choice.value]; } },
    ...Object.keys(forms).map((form) => el("option", {}, form)));
  shown.textContent = forms[choice.value];
  return [el("div", { class: "actions" }, el("h2", {}, `Body, ${bytes.length} bytes`), choice), shown];
}

function hex(bytes) {
  const most = 16384;
  const lines = [];
  for (let at = 0; at < Math.min(bytes.length, most); at += 16) {
    const row = Array.from(bytes.subarray(at, at + 16));
    const digits = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ").padEnd(47);
    const chars = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${digits}  ${chars}`);
  }
  if (bytes.length > most) lines.push(`… ${bytes.length - most} more bytes`);
  return lines.join("\n");
}

function timeline(attempts) {
  if (attempts.length === 0) return el("p", { class: "empty" }, "None has ended yet.");
  const start = attempts[0].dispatch_time;
  const end = Math.max(...attempts.map((attempt) => attempt.next_attempt_time || attempt.end_time), start + 1);
  const share = (micros) => `${((100 * (micros - start)) / (end - start)).toFixed(2)}%`;
  return el("ol", { class: "timeline" }, ...attempts.map((attempt) => {
    const took = Math.round((attempt.end_time - attempt.dispatch_time) / 1000);
    const status = attempt.http_status ? `HTTP ${attempt.http_status}` : "not reached";
    const next = attempt.success ? "done" : attempt.given_up ? "given up"
      : attempt.next_attempt_time ? `next attempt ${time(attempt.next_attempt_time).slice(11)}` : "";
    const bar = el("i", { class: attempt.success ? "" : "failed" });
    bar.style.left = share(attempt.dispatch_time);
    bar.style.width = share(start + attempt.end_time - attempt.dispatch_time);
    return el("li", {},
      el("span", {}, `${attempt.attempt}. ${time(attempt.dispatch_time)}`),
      el("span", { class: attempt.success ? "ok-text" : "failed-text" },
        `${status}${attempt.problem ? ` (${attempt.problem})` : ""}, ${took} ms${next ? `, ${next}` : ""}`),
      el("span", { class: "bar", "aria-hidden": "true" }, bar));
  }));
}

// --- the frame ----------------------------------------------------------------------------------------------------

function plot() {
  const width = 300;
  const now = Math.floor(seconds(overview.now || 0));
  const bars = overview.activity.filter(([second]) => second > now - width);
  const most = Math.max(1, ...bars.map(([, ok, failed]) => ok + failed));
  const rectangles = [];
  const draw = (second, from, count, kind) => {
    if (!count) return;
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = (76 * count) / most;
    const place = { x: 2 * (second - now + width - 1), y: 78 - (76 * from) / most - height, width: 1.6, height, class: kind };
    for (const [name, value] of Object.entries(place)) bar.setAttribute(name, value);
    rectangles.push(bar);
  };
  let succeeded = 0, failed = 0;
  for (const [second, ok, bad] of bars) {
    draw(second, 0, bad, "failed");
    draw(second, bad, ok, "ok");
    succeeded += ok;
    failed += bad;
  }
  $("plot").replaceChildren(...rectangles);
  $("activity-summary").textContent = `${succeeded} attempts succeeded, ${failed} failed; at most ${succeeded + failed ? most : 0} in a second.`;
}

function frame() {
  $("now").textContent = `${time(overview.now).slice(0, 19)} UTC${overview.standing ? " (the clock stands still)" : overview.ahead ? " (moved ahead)" : ""}`;
  plot();
  view?.update();
}

function route() {
  const [, kind, name] = location.hash.match(/^#\/(queue|task)\/(.+)$/) || [];
  let decoded = "";
  try { decoded = decodeURIComponent(name || ""); } catch { /* A damaged link leads to the queues. */ }
  view = kind === "queue" && decoded ? queueView(decoded) : kind === "task" && decoded ? taskView(decoded) : queuesView();
  document.title = `${view.title} – Cloud Tasks emulator`;
  const crumbs = [["All queues", "#/"], ...view.crumbs];
  $("crumbs").hidden = view.crumbs.length === 0;
  $("crumbs").replaceChildren(...crumbs.flatMap(([text, target], position) => [
    position ? " › " : null, target ? el("a", { href: target }, text) : el("span", { "aria-current": "page" }, text),
  ].filter(Boolean)));
  $("view").replaceChildren(...view.content);
  view.update(true);
}

$("advance").addEventListener("click", (event) => act(event.currentTarget, "The clock moved ahead.",
  () => call("POST", `/emulator/advance?seconds=${$("advance-by").value}`)));
$("reset").addEventListener("click", async (event) => {
  const pressed = event.currentTarget;
  if (await confirmed("Forget all queues, tasks and attempts?", "Reset")) {
    await act(pressed, "Reset.", () => call("POST", "/emulator/reset"));
  }
});

addEventListener("hashchange", () => { route(); $("main").focus({ preventScroll: true }); scrollTo(0, 0); });

// A browser opens six connections to a host, for all tabs together: only tabs in sight listen.
let events = null;
function listen() {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource("/emulator/events");
  const connection = (look, title) => () => { $("connection").className = look; $("connection").title = title; };
  events.addEventListener("open", connection("dot live", "Live"));
  events.addEventListener("error", connection("dot", "The emulator does not answer"));
  events.addEventListener("overview", (event) => { overview = JSON.parse(event.data); frame(); });
}
document.addEventListener("visibilitychange", listen);
listen();
route();
