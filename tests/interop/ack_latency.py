#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ack_latency.py WHYGLASS [--seconds N] [--rate SPANS_A_SECOND] [--senders N] [--old FILE]: a steady load over both transports, and how long each acknowledgement
took: p50, p99 and the longest. Beside it an unmodified Python SDK with its default settings, which must never give up on a batch. 10 s; with
WHYGLASS_FULL=1 600 s. With --old, a file of a million spans of years ago is imported first; then the workspace is compacted all the time, and
halfway all that is old is removed. A slow machine makes slow answers: only a maximum over 2 s, a lost span or a failed export is an error.

Needs what tests/interop/prepare.sh installs into the folder $WHYGLASS_INTEROP; skipped with a message (exit 77) where that is missing."""
import argparse, http.client, json, os, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from whyglass import Recorder, skip

try:
    import grpc
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
except ImportError as missing:
    skip(f"the latency of acknowledgements was not measured: {missing}; prepare it with tests/interop/prepare.sh")

METHOD = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
BATCH = 100
PROMPT = "The vendor is known, the order number matches, the quantity is ten times what was ordered. "


def request(sender, number):
    message = ExportTraceServiceRequest()
    envelope = message.resource_spans.add()
    service = envelope.resource.attributes.add(key="service.name")
    service.value.string_value = f"load-{sender}"
    scope = envelope.scope_spans.add()
    now = time.time_ns()
    for i in range(BATCH):
        span = scope.spans.add(name=f"step {i % 10}", start_time_unix_nano=now + i, end_time_unix_nano=now + i + 1_000_000)
        span.trace_id = sender.to_bytes(4, "big") + (number * 10 + i // 10).to_bytes(12, "big")
        span.span_id = (sender << 48 | number << 8 | i + 1).to_bytes(8, "big")
        span.attributes.add(key="text").value.string_value = PROMPT * (8 if i % 12 == 0 else 2)
        span.attributes.add(key="number").value.int_value = number
    return message.SerializeToString()


class Sender(threading.Thread):
    def __init__(self, index, recorder, interval, deadline):
        super().__init__()
        self.index, self.interval, self.deadline, self.latencies, self.failed = index, interval, deadline, [], []
        if index % 2 == 0:
            call = grpc.insecure_channel(recorder.grpc).unary_unary(METHOD)
            self.post = lambda body: call(body, timeout=20)
        else:
            connection = http.client.HTTPConnection(recorder.http, timeout=20)
            self.post = lambda body: self.over_http(connection, body)

    @staticmethod
    def over_http(connection, body):
        connection.request("POST", "/v1/traces", body, {"Content-Type": "application/x-protobuf"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status}")

    def run(self):
        number, due = 0, time.monotonic()
        while time.monotonic() < self.deadline:
            body = request(self.index + 1, number)
            begin = time.perf_counter()
            try:
                self.post(body)
                self.latencies.append(time.perf_counter() - begin)
            except Exception as error:
                self.failed.append(repr(error))
            number += 1
            due += self.interval
            time.sleep(max(0.0, due - time.monotonic()))


def default_sdk(recorder, seconds):
    """The Python SDK as it comes, a span every few milliseconds."""
    code = ("import sys, time\nfrom opentelemetry import trace\nfrom opentelemetry.sdk.trace import TracerProvider\n"
            "from opentelemetry.sdk.trace.export import BatchSpanProcessor\nfrom opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter\n"
            "p = TracerProvider(); p.add_span_processor(BatchSpanProcessor(OTLPSpanExporter())); t = p.get_tracer('default')\n"
            "n = 0; end = time.monotonic() + float(sys.argv[1])\n"
            "while time.monotonic() < end:\n    t.start_span('s').end(); n += 1; time.sleep(0.01)\n"
            "p.shutdown(); print(n)\n")
    return subprocess.Popen([sys.executable, "-c", code, str(seconds)], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://" + recorder.http, "OTEL_SERVICE_NAME": "default-sdk"})


class Upkeep(threading.Thread):
    """Compacts as long as there are senders, and halfway removes what is older than a month."""

    def __init__(self, recorder, begin, seconds):
        super().__init__()
        self.recorder, self.halfway, self.deadline = recorder, begin + seconds / 2, begin + seconds
        self.compactions, self.removed = 0, None

    def run(self):
        while time.monotonic() < self.deadline:
            if self.removed is None and time.monotonic() >= self.halfway:
                done = json.loads(self.recorder.run("workspace", "prune", "-w", self.recorder.workspace, "--keep-days", "30", "--format", "json"))
                self.removed = done["spans_removed"]
            self.recorder.run("workspace", "compact", "-w", self.recorder.workspace, "--format", "json")
            self.compactions += 1
            time.sleep(0.5)


def main():
    full = os.environ.get("WHYGLASS_FULL", "0") not in ("", "0")
    parser = argparse.ArgumentParser()
    parser.add_argument("whyglass"), parser.add_argument("--seconds", type=float, default=600 if full else 10)
    parser.add_argument("--rate", type=float, default=2000), parser.add_argument("--senders", type=int, default=4)
    parser.add_argument("--old", default="")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(a.whyglass, os.path.join(folder, "latency.whyglass"))
        if a.old:
            recorder.run("import", "-w", recorder.workspace, a.old, "-q")
        before = recorder.info()["spans"]
        sdk = default_sdk(recorder, a.seconds)
        begin = time.monotonic()
        deadline = begin + a.seconds
        upkeep = Upkeep(recorder, begin, a.seconds) if a.old else None
        if upkeep:
            upkeep.start()
        senders = [Sender(i, recorder, BATCH * a.senders / a.rate, deadline) for i in range(a.senders)]
        for sender in senders:
            sender.start()
        log = 0
        while any(sender.is_alive() for sender in senders):
            time.sleep(0.25)
            try:
                log = max(log, os.path.getsize(recorder.workspace + "-wal"))
            except OSError:
                pass
        out, errors = sdk.communicate(timeout=60)
        if upkeep:
            upkeep.join()
        removed = upkeep.removed or 0 if upkeep else 0
        stored = recorder.info()["spans"] - before + removed
        recorder.stop()
    latencies = sorted(l for sender in senders for l in sender.latencies)
    failures = [f for sender in senders for f in sender.failed]
    sent = len(latencies) * BATCH + int(out or 0)
    at = lambda share: 1000 * latencies[min(len(latencies) - 1, int(len(latencies) * share))]
    print(f"{a.seconds:.0f} s, {sent / a.seconds:.0f} spans/s by {a.senders} senders and a default SDK: {sent} acknowledged, {stored} stored; "
          f"acknowledgement p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, max {at(1):.1f} ms; log at most {log >> 20} MiB; "
          f"{len(failures)} requests failed, {errors.count('Failed to export')} failed exports of the SDK")
    if upkeep:
        print(f"beside it {upkeep.compactions} compactions; {removed} of {before} old spans removed")
    for line in failures[:5]:
        print("failed:", line)
    right = not failures and "Failed to export" not in errors and stored == sent and at(1) <= 2000
    print(f"{int(right)} passed, {int(not right)} failed")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
