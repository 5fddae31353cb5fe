#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""matrix.py WHYGLASS [--only REGEX]: real SDKs send to `whyglass record` in every protocol and compression they have, by hand-made spans and through
OpenInference and OpenLLMetry, and the OpenTelemetry Collector passes all of it on through its exporters. What was sent (kept on the way by tee.py) is
held against what is stored (`whyglass export`), field by field, with the classes of opentelemetry-proto.

Needs what tests/interop/prepare.sh installs into the folder $WHYGLASS_INTEROP; skipped with a message (exit 77) where that is missing."""
import argparse, json, os, re, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from whyglass import Recorder, skip

try:
    import otlp_compare, tee
except ImportError as missing:
    skip(f"the live matrix was not run: {missing}; prepare it with tests/interop/prepare.sh")

PROTOCOLS = ("grpc", "http/protobuf", "http/json")
COMPRESSIONS = ("none", "gzip")
COUNT = 20


class Client:
    def __init__(self, name, command, protocols=PROTOCOLS, compressions=COMPRESSIONS, environment=None, needs_mock=False):
        self.name, self.command, self.protocols, self.compressions = name, command, protocols, compressions
        self.environment, self.needs_mock = environment or {}, needs_mock


def clients(setup):
    """Who can run here, and why the others cannot."""
    found, missing = [], []
    python = [sys.executable]
    script = os.path.join(HERE, "clients", "sdk_client.py")
    found.append(Client("python-sdk", [*python, script, str(COUNT)], ("grpc", "http/protobuf"), ("none", "gzip", "deflate")))
    modules = os.path.join(setup["clients"], "agents", "core", "node_modules")
    if setup["node"] and os.path.isdir(modules):
        found.append(Client("javascript-sdk", [setup["node"], os.path.join(HERE, "clients", "sdk_client.cjs"), str(COUNT)], environment={"NODE_PATH": modules}))
        core = os.path.join(setup["clients"], "agents", "core")
        for library in ("openinference", "traceloop"):
            found.append(Client(f"javascript-{library}", [setup["node"], os.path.join(core, "openai-suite.cjs"), library, "invoice"], needs_mock=True))
        for library in ("openinference", "openllmetry"):
            found.append(Client(f"python-{library}", [*python, os.path.join(HERE, "clients", "openai_client.py"), library], ("grpc", "http/protobuf"), needs_mock=True))
    else:
        missing.append("JavaScript and the instrumented clients: no Node, or no installed clients")
    return found, missing


def run_client(client, environment):
    done = subprocess.run(client.command, env=environment, capture_output=True, text=True, timeout=180, cwd=os.path.dirname(client.command[1]))
    return [] if done.returncode == 0 else [f"the client failed: {done.stderr.strip()[-300:]}"]


def compare(recorder, requests, folder):
    """Spans, log records and data points, field by field."""
    stored = recorder.exported(os.path.join(folder, "stored.pb"))
    counts, wrong = [], []
    for signal in otlp_compare.REQUESTS:
        sent = [otlp_compare.read(signal, form, body) for of, form, body, _ in requests if of == signal]
        have = otlp_compare.read(signal, "protobuf", stored.get(signal, b""))
        wrong += [f"{signal}: {line}" for line in otlp_compare.differences(sent, [have])]
        counts.append(sum(1 for request in sent for _ in otlp_compare.records(request)))
    return *counts, wrong


def one_run(exe, client, protocol, compression, mock_url):
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(exe, os.path.join(folder, "matrix.whyglass"))
        between = tee.Tee(recorder.addresses)
        try:
            endpoint = "http://" + (between.grpc if protocol == "grpc" else between.http)
            environment = {**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL": protocol,
                           **({} if compression == "none" else {"OTEL_EXPORTER_OTLP_COMPRESSION": compression}), "OTEL_EXPORTER_OTLP_INSECURE": "true", "OTEL_SERVICE_NAME": client.name, "OTLP_HTTP": "http://" + between.http,
                           "MOCK_URL": mock_url or "", "CONVERSATION_ID": "interop", **client.environment}
            wrong = run_client(client, environment)
            spans, logs, metrics, differences = compare(recorder, between.requests, folder)
            wrong += differences + [f"refused: {refusal}" for refusal in between.refused[:3]]
            how = sorted({how for _, _, _, how in between.requests})
            if compression != "none" and protocol != "grpc" and not any(compression in h for h in how):
                wrong.append(f"the client did not compress: {how}")
            if spans == 0:
                wrong.append("nothing was sent")
            return spans, logs, metrics, wrong
        finally:
            between.stop()
            recorder.stop()


COLLECTOR_CONFIG = """
receivers: {otlp: {protocols: {grpc: {endpoint: "127.0.0.1:%(grpc_in)d"}, http: {endpoint: "127.0.0.1:%(http_in)d"}}}}
exporters:
  otlp/gzip: {endpoint: "%(grpc)s", tls: {insecure: true}, compression: gzip}
  otlp/none: {endpoint: "%(grpc_none)s", tls: {insecure: true}, compression: none}
  otlphttp/proto: {endpoint: "http://%(http)s", compression: zstd}
  otlphttp/json: {endpoint: "http://%(http_json)s", encoding: json, compression: gzip}
  file/json: {path: "%(folder)s/file.jsonl", format: json}
  file/proto: {path: "%(folder)s/file.lpproto", format: proto}
service:
  telemetry: {metrics: {level: none}, logs: {level: error}}
  pipelines:
    traces: {receivers: [otlp], exporters: &all [otlp/gzip, otlp/none, otlphttp/proto, otlphttp/json, file/json, file/proto]}
    logs: {receivers: [otlp], exporters: *all}
    metrics: {receivers: [otlp], exporters: *all}
"""


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for_port(port):
    import socket
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the Collector does not listen")


def through_the_collector(exe, setup):
    """The Python client sends to the Collector once; each exporter of it has a workspace of its own."""
    with tempfile.TemporaryDirectory() as folder:
        ways = ("grpc", "grpc_none", "http", "http_json")
        recorders = {way: Recorder(exe, os.path.join(folder, way + ".whyglass")) for way in ways}
        address = {way: (r.grpc if way.startswith("grpc") else r.http) for way, r in recorders.items()}
        ports = {"grpc_in": free_port(), "http_in": free_port()}
        config = os.path.join(folder, "collector.yaml")
        with open(config, "w") as file:
            file.write(COLLECTOR_CONFIG % {**address, **ports, "folder": folder})
        collector = subprocess.Popen([setup["collector"], "--config", config], stderr=subprocess.PIPE)
        between = None
        try:
            wait_for_port(ports["http_in"])
            between = tee.Tee(lambda: (f"127.0.0.1:{ports['grpc_in']}", f"127.0.0.1:{ports['http_in']}"))
            for protocol, endpoint in (("grpc", between.grpc), ("http/protobuf", between.http)):
                client = Client("collector", [sys.executable, os.path.join(HERE, "clients", "sdk_client.py"), str(COUNT)])
                failed = run_client(client, {**os.environ, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://" + endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL": protocol,
                                             "OTEL_EXPORTER_OTLP_INSECURE": "true", "OTEL_SERVICE_NAME": "collector"})
                if failed:
                    return [("collector", 0, 0, 0, failed)]
            collector.terminate()  # it empties its queues first
            collector.wait(30)
            rows = [("collector " + way, *compare(recorders[way], between.requests, folder)) for way in ways]
            for name in ("file.jsonl", "file.lpproto"):
                imported = Recorder(exe, os.path.join(folder, name + ".whyglass"))
                imported.run("import", "-w", imported.workspace, os.path.join(folder, name), "-q")
                rows.append(("collector " + name, *compare(imported, between.requests, folder)))
                imported.stop()
            return rows
        finally:
            collector.kill()
            if between:
                between.stop()
            for recorder in recorders.values():
                recorder.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("whyglass"), parser.add_argument("--only", default="")
    a = parser.parse_args()
    folder = os.environ.get("WHYGLASS_INTEROP", "")
    setup = {"clients": os.environ.get("WHYGLASS_CLIENTS", ""), "node": os.environ.get("WHYGLASS_NODE") or __import__("shutil").which("node"),
             "collector": os.path.join(folder, "collector")}
    found, missing = clients(setup)
    mock = mock_url = None
    total = failed = 0

    def report(name, spans, logs, metrics, wrong):
        nonlocal total, failed
        total, failed = total + 1, failed + bool(wrong)
        print(f"{'WRONG' if wrong else 'ok   '} {name}: {spans} spans, {logs} log records, {metrics} data points" + "".join(f"\n      {line}" for line in wrong), flush=True)

    try:
        for client in found:
            if client.needs_mock and not mock:
                port = free_port()
                mock = subprocess.Popen([setup["node"], os.path.join(setup["clients"], "mock-llm", "mock.mjs"), str(port)], stdout=subprocess.DEVNULL)
                wait_for_port(port)
                mock_url = f"http://127.0.0.1:{port}"
            for protocol in client.protocols:
                for compression in client.compressions:
                    if compression == "deflate" and protocol == "grpc":
                        continue  # which the SDK does not send
                    name = f"{client.name} {protocol} {compression}"
                    if re.search(a.only, name):
                        report(name, *one_run(a.whyglass, client, protocol, compression, mock_url))
        if not os.access(setup["collector"], os.X_OK):
            missing.append("the Collector: not built")
        elif re.search(a.only, "collector"):
            for row in through_the_collector(a.whyglass, setup):
                report(*row)
    finally:
        if mock:
            mock.kill()
    for line in missing:
        print("not run:", line)
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main())
