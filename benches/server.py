"""The servers that all clients are measured against, answering with fixed bytes: nginx, and ours of `tls_server.go`."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

HTTP = "127.0.0.1:18080"
GRPC = "127.0.0.1:18081"
FAR = "127.0.0.1:18443"
"""The server of the group over TLS."""
FAR_COUNTS = "127.0.0.1:18444"
PAGES = 10
PAGE_SIZE = 1000

# The fixed bytes are made by google-cloud-tasks itself, in its venv.
MAKE_ANSWERS = """
import json, struct, sys
from pathlib import Path
from google.cloud import tasks_v2
from google.protobuf import json_format

folder, pages, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
queue = "projects/p/locations/us-central1/queues/q"

def task(i):
    return tasks_v2.Task(
        name=f"{queue}/tasks/{1234567890123456789 + i}",
        http_request={
            "url": "https://example.com/handler",
            "http_method": "POST",
            "headers": {"Content-Type": "application/json", "User-Agent": "Google-Cloud-Tasks"},
        },
        schedule_time={"seconds": 1790000000 + i, "nanos": 123456000},
        create_time={"seconds": 1790000000 + i},
        dispatch_deadline={"seconds": 600},
        view="BASIC",
    )

def write(name, message):
    pb = type(message).pb(message)
    binary = pb.SerializeToString()
    (folder / f"{name}.json").write_text(json.dumps(json_format.MessageToDict(pb), indent=2) + "\\n")
    (folder / f"{name}.grpc").write_bytes(b"\\0" + struct.pack(">I", len(binary)) + binary)

write("task", task(0))
tasks = [task(i) for i in range(size)]
for page in range(pages):
    token = f"pgtok{page + 1}" if page + 1 < pages else ""
    write(f"list{page}", tasks_v2.ListTasksResponse(tasks=tasks, next_page_token=token))
"""

CONFIG = """
load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
worker_processes 1;
daemon off;
pid nginx.pid;
error_log error.log warn;
events { worker_connections 4096; }
http {
  access_log off;
  tcp_nodelay on;
  keepalive_requests 1000000000;
  keepalive_timeout 3600s;
  client_max_body_size 64m;
  client_body_buffer_size 2m;
  client_body_temp_path tmp_body; proxy_temp_path tmp_proxy; fastcgi_temp_path tmp_fastcgi;
  uwsgi_temp_path tmp_uwsgi; scgi_temp_path tmp_scgi;
  init_by_lua_block {
    answers = {}
    local function read(name)
      local file = assert(io.open(ngx.config.prefix() .. "answers/" .. name, "rb"))
      answers[name] = file:read("*a")
      file:close()
    end
    for _, kind in ipairs({".json", ".grpc"}) do
      read("task" .. kind)
      for page = 0, %(last_page)d do read("list" .. page .. kind) end
    end
    function page_of(text) return string.match(text or "", "pgtok(%%d)") or "0" end
  }
  server {
    listen %(http)s;
    listen %(grpc)s http2;
    location ~ ^/v2(beta3)?/ {
      default_type "application/json; charset=UTF-8";
      content_by_lua_block {
        ngx.req.read_body()
        local listing = ngx.req.get_method() == "GET" and string.sub(ngx.var.uri, -6) == "/tasks"
        local body = answers[(listing and "list" .. page_of(ngx.var.arg_pageToken) or "task") .. ".json"]
        ngx.header["Content-Length"] = #body
        ngx.print(body)
      }
    }
    location /google.cloud.tasks.v2.CloudTasks/ {
      default_type application/grpc;
      add_trailer grpc-status 0;
      content_by_lua_block {
        ngx.req.read_body()
        local listing = string.sub(ngx.var.uri, -9) == "ListTasks"
        ngx.print(answers[(listing and "list" .. page_of(ngx.req.get_body_data()) or "task") .. ".grpc"])
      }
    }
  }
}
"""


def make_answers(folder: Path, google_python: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([google_python, "-c", MAKE_ANSWERS, folder, str(PAGES), str(PAGE_SIZE)], check=True)


class Server:
    """nginx in its own folder; a context manager."""

    def __init__(self, folder: Path, google_python: Path) -> None:
        if not shutil.which("nginx"):
            raise SystemExit("missing: nginx (apt-get install nginx-light libnginx-mod-http-lua)")
        make_answers(folder / "answers", google_python)
        config = CONFIG % {"http": HTTP, "grpc": GRPC, "last_page": PAGES - 1}
        user = "user root;\n" if os.getuid() == 0 else ""
        (folder / "nginx.conf").write_text(user + config)
        self.folder = folder

    def __enter__(self) -> Server:
        self.process = subprocess.Popen(["nginx", "-p", f"{self.folder}/", "-c", self.folder / "nginx.conf"])
        for port in (HTTP, GRPC):
            _wait_for(port, self.process)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def pin(self, cores: set[int]) -> None:
        """Pins the worker process to these cores."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            os.sched_setaffinity(int(child), cores)


class FarServer:
    """The server over TLS in its own folder, whose answers take their time; a context manager."""

    def __init__(self, folder: Path, google_python: Path, delay_ms: int) -> None:
        if not shutil.which("go"):
            raise SystemExit("missing: go >= 1.24, which builds the server over TLS: https://go.dev/dl")
        make_answers(folder / "answers", google_python)
        self.folder, self.delay = folder, f"{delay_ms}ms"
        source = Path(__file__).resolve().parent / "tls_server.go"
        subprocess.run(["go", "build", "-o", folder / "tls_server", source], check=True)

    def __enter__(self) -> FarServer:
        command = [self.folder / "tls_server", self.folder / "answers", FAR, FAR_COUNTS, self.delay]
        cores = os.sched_getaffinity(0)
        self.process = subprocess.Popen(command, preexec_fn=lambda: prepare(cores - {0} or cores))
        _wait_for(FAR, self.process)
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()

    @property
    def trust(self) -> dict[str, str]:
        """What tells each client, by its environment, to trust the server."""
        variables = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"]
        return dict.fromkeys(variables, str(self.folder / "answers" / "ca.pem"))


def far_counts() -> dict[str, int]:
    """What clients cost the server over TLS since this was asked before. A client of HTTP would count as memory."""
    host, port = FAR_COUNTS.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        with connection.makefile("rb") as answer:
            _, _, body = answer.read().partition(b"\r\n\r\n")
    counts: dict[str, int] = json.loads(body)
    return counts


def prepare(cores: set[int]) -> None:
    """Readies a process that is about to start: on these cores, and with as many connections as it may have."""
    os.sched_setaffinity(0, cores)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    host, port = address.split(":")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"no server answers on {address}")
