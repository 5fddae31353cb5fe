# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands between a sender and whyglass, keeps every export request as it was sent and passes it on. With `drop`, that share of
the answers is withheld after whyglass has given them, so that the sender sends again what is already stored. While whyglass is away,
requests wait here for it: some SDKs give up at once where a connection breaks, which is their loss and not what is tested."""
import gzip, http.client, random, threading, time, zlib
from concurrent import futures
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import grpc

SIGNALS = {"/v1/traces": "traces", "/v1/logs": "logs", "/v1/metrics": "metrics"}
SERVICES = {f"/opentelemetry.proto.collector.{package}.v1.{name}Service/Export": signal
            for package, name, signal in (("trace", "Trace", "traces"), ("logs", "Logs", "logs"), ("metrics", "Metrics", "metrics"))}


PATIENCE = 20


def inflate(encoding, body):
    return {"gzip": gzip.decompress, "deflate": zlib.decompress}.get(encoding or "", lambda b: b)(body)


class Tee:
    """`targets()` gives (gRPC, HTTP) addresses of whyglass now: it may be restarted elsewhere."""

    def __init__(self, targets, drop=0.0, keep=True):
        self.targets, self.drop, self.keep = targets, drop, keep
        self.requests = []  # (signal, "protobuf" | "json", inflated bytes, how it came)
        self.withheld, self.refused, self.random, self.lock = 0, [], random.Random(1), threading.Lock()
        self._start_http()
        self._start_grpc()

    def _note(self, signal, form, body, how):
        with self.lock:
            if self.keep:
                self.requests.append((signal, form, body, how))

    def _withholds(self):
        with self.lock:
            dropped = self.random.random() < self.drop
            self.withheld += dropped
            return dropped

    def post(self, path, body, headers):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                upstream = http.client.HTTPConnection(self.targets()[1], timeout=30)
                upstream.request("POST", path, body, headers)
                answer = upstream.getresponse()
                return answer, answer.read()
            except (OSError, http.client.HTTPException):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            finally:
                upstream.close()

    def call(self, channel, method, body):
        """An answer without details comes from the library, not from whyglass: there is no connection."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return channel.unary_unary(method)(body, timeout=30, wait_for_ready=True)
            except grpc.RpcError as error:
                said = any(key == "grpc-status-details-bin" for key, _ in error.trailing_metadata() or ())
                if error.code() != grpc.StatusCode.UNAVAILABLE or said or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def _start_http(self):
        tee = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                if "chunked" in self.headers.get("Transfer-Encoding", ""):
                    body = b""
                    while size := int(self.rfile.readline().split(b";")[0], 16):
                        body += self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()
                else:
                    body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                kind = self.headers.get("Content-Type", "").split(";")[0]
                encoding = self.headers.get("Content-Encoding")
                headers = {"Content-Type": kind, **({"Content-Encoding": encoding} if encoding else {})}
                answer, text = tee.post(self.path, body, headers)
                if answer.status == 200:
                    tee._note(SIGNALS.get(self.path, self.path), "json" if kind == "application/json" else "protobuf",
                              inflate(encoding, body), f"{kind} {encoding or 'none'}")
                    if tee._withholds():
                        self.close_connection = True
                        return
                else:
                    tee.refused.append((answer.status, text))
                self.send_response(answer.status)
                for name in ("Content-Type", "Retry-After"):
                    if answer.getheader(name):
                        self.send_header(name, answer.getheader(name))
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.http = f"127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _start_grpc(self):
        tee, channels = self, {}

        def call(method, signal):
            def handler(body, context):
                address = tee.targets()[0]
                with tee.lock:
                    channel = channels.setdefault(address, grpc.insecure_channel(address, [("grpc.max_send_message_length", -1)]))
                try:
                    answer = tee.call(channel, method, body)
                except grpc.RpcError as error:
                    tee.refused.append((error.code(), error.details()))
                    if error.trailing_metadata():
                        context.set_trailing_metadata([m for m in error.trailing_metadata() if m[0] == "grpc-status-details-bin"])
                    context.abort(error.code(), error.details() or "refused")
                encoding = dict(context.invocation_metadata()).get("grpc-encoding", "")
                tee._note(signal, "protobuf", body, f"grpc {encoding}")
                if tee._withholds():
                    context.abort(grpc.StatusCode.UNAVAILABLE, "the answer was lost")
                return answer
            return grpc.unary_unary_rpc_method_handler(handler)

        class Router(grpc.GenericRpcHandler):
            def service(self, details):
                signal = SERVICES.get(details.method)
                return call(details.method, signal) if signal else None

        self.grpc_server = grpc.server(futures.ThreadPoolExecutor(16), handlers=[Router()], options=[("grpc.max_receive_message_length", -1)])
        self.grpc = f"127.0.0.1:{self.grpc_server.add_insecure_port('127.0.0.1:0')}"
        self.grpc_server.start()

    def stop(self):
        self.server.shutdown()
        self.grpc_server.stop(0)
