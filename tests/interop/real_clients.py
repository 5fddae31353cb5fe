#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""real_clients.py WHYGLASS CLIENTS_DIR [--node NODE] [--keep WORKSPACE] [--only REGEX]

Lets agents that are instrumented by real libraries send to `whyglass record` over every transport, and holds what whyglass shows
against what the scripted model server really served. CLIENTS_DIR holds agents/core (with node_modules) and mock-llm. Skipped with a
message (exit 77) where Node or the installed clients are missing. Everything listens on free loopback ports of its own.
"""
import argparse, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, time, urllib.request

LIBRARIES = [("openai-suite", "openinference"), ("openai-suite", "traceloop"), ("openai-suite", "contrib"),
             ("anthropic-suite", "openinference"), ("anthropic-suite", "traceloop"),
             ("langchain-suite", "openinference"), ("langchain-suite", "traceloop")]
PROTOCOLS = ("grpc", "http/protobuf", "http/json")
# The JavaScript instrumentation of OpenLLMetry sends no cached and no reasoning counts; only sums that every library sends are compared.
SCENARIOS = ("invoice",)


def skip(why):
    print(f"SKIP: real clients were not run: {why}")
    sys.exit(77)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def get(url, body=None):
    request = urllib.request.Request(url, data=None if body is None else json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def wait_for_line(process, wanted, count):
    lines = []
    while len(lines) < count:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"{wanted}: the process ended before it was ready")
        if line.startswith(wanted):
            lines.append(line.split())
    return lines


class Recorder:
    def __init__(self, exe, workspace):
        self.process = subprocess.Popen([exe, "record", "-w", workspace, "--grpc", "127.0.0.1:0", "--http", "127.0.0.1:0"],
                                        stdout=subprocess.PIPE, text=True)
        bound = {words[1]: words[2] for words in wait_for_line(self.process, "listening", 2)}
        self.grpc, self.http = bound["grpc"], bound["http"]

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


def rows(exe, workspace, what, query):
    done = subprocess.run([exe, "list", "-w", workspace, what, query, "--format", "json"], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"list {what} {query}: {done.stderr.strip()}")
    return json.loads(done.stdout)["rows"]


def served(journal):
    """What the model server says happened: successful generations and their tokens."""
    calls = [e for e in journal if e.get("api") != "embeddings" and e.get("status") == 200]
    usage = [e.get("usage") or {} for e in calls]
    return {"generations": len(calls), "input": sum(u.get("input", 0) for u in usage), "output": sum(u.get("output", 0) for u in usage)}


def shown(exe, workspace, service):
    spans = rows(exe, workspace, "spans", f"service:{service}")
    generations = [s for s in spans if s["step"] == "generation" and s["counted"]]
    known = lambda key: sum(s["tokens"][key] or 0 for s in generations)
    tools = sorted(s["tool"] or "?" for s in spans if s["step"] == "tool" and s["counted"])
    return {"generations": len(generations), "input": known("input"), "output": known("output")}, tools, len(spans)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("whyglass"), parser.add_argument("clients")
    parser.add_argument("--node", default=shutil.which("node")), parser.add_argument("--keep"), parser.add_argument("--only", default="")
    a = parser.parse_args()
    core = os.path.join(a.clients, "agents", "core")
    if not a.node:
        skip("node is not installed")
    if not os.path.isdir(os.path.join(core, "node_modules")):
        skip("the clients are not installed (npm ci in agents/core)")
    folder = tempfile.mkdtemp()
    workspace = a.keep or os.path.join(folder, "clients.whyglass")
    mock_port = free_port()
    mock = subprocess.Popen([a.node, os.path.join(a.clients, "mock-llm", "mock.mjs"), str(mock_port)], stdout=subprocess.PIPE, text=True)
    recorder = None
    wrong = total = 0
    try:
        wait_for_line(mock, "mock llm", 1)
        recorder = Recorder(a.whyglass, workspace)
        mock_url = f"http://127.0.0.1:{mock_port}"
        for suite, library in LIBRARIES:
            for protocol in PROTOCOLS:
                for scenario in SCENARIOS:
                    name = "-".join((suite.split("-")[0], library, protocol.replace("/", "-"), scenario))
                    if not re.search(a.only, name):
                        continue
                    get(mock_url + "/__begin", {"capture": name})
                    endpoint = "http://" + (recorder.grpc if protocol == "grpc" else recorder.http)
                    environment = dict(os.environ, MOCK_URL=mock_url, OTEL_EXPORTER_OTLP_ENDPOINT=endpoint, OTEL_SERVICE_NAME=name,
                                       OTEL_EXPORTER_OTLP_PROTOCOL=protocol, OTLP_HTTP="http://" + recorder.http, CONVERSATION_ID="conv-" + name)
                    run = subprocess.run([a.node, f"{suite}.cjs", library, scenario], cwd=core, env=environment, capture_output=True,
                                         text=True, timeout=120)
                    truth = served(get(mock_url + "/__journal"))
                    have, tools, spans = shown(a.whyglass, workspace, name)
                    total += 1
                    right = run.returncode == 0 and have == truth
                    wrong += not right
                    print(f"{'ok   ' if right else 'WRONG'} {name}: {spans} spans, {have}, tools {tools}"
                          + ("" if right else f"; the server served {truth}; client: {run.stdout.strip()[-80:]} {run.stderr.strip()[-200:]}"), flush=True)
    finally:
        mock.kill()
        if recorder:
            recorder.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{total - wrong} passed, {wrong} failed")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main())
