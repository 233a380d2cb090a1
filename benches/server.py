"""The server that all clients are measured against: nginx, answering with fixed bytes."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

HTTP = "127.0.0.1:18080"
GRPC = "127.0.0.1:18081"
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


class Server:
    """nginx in a folder of its own; a context manager."""

    def __init__(self, folder: Path, google_python: Path) -> None:
        if not shutil.which("nginx"):
            raise SystemExit("missing: nginx (apt-get install nginx-light libnginx-mod-http-lua)")
        (folder / "answers").mkdir(parents=True, exist_ok=True)
        subprocess.run([google_python, "-c", MAKE_ANSWERS, folder / "answers", str(PAGES), str(PAGE_SIZE)], check=True)
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


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    host, port = address.split(":")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"nginx does not answer on {address}")
