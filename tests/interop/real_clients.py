#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""real_clients.py WHYGLASS [CLIENTS_DIR] [--node NODE] [--scenarios all|a,b,…] [--only REGEX] [--keep WORKSPACE]

Lets agents that are instrumented by real libraries send to `whyglass record` over every transport, and holds what whyglass shows
against what the scripted model server really served. CLIENTS_DIR (else $WHYGLASS_CLIENTS) holds agents/core (with node_modules) and
mock-llm; NODE (else $WHYGLASS_NODE, else the one in PATH) is version 22 or newer. Skipped with a message (exit 77) where one
is missing. Everything listens on free loopback ports of its own.
"""
import argparse, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, urllib.request

OPENAI = ("invoice", "chat", "parallel", "rag", "handover", "stream", "errors", "embeddings", "reasoning")
ANTHROPIC = ("invoice", "chat", "stream", "errors")
LANGCHAIN = ("invoice", "chat", "rag", "handover", "stream", "errors")
LIBRARIES = [("openai-suite", "openinference", OPENAI), ("openai-suite", "traceloop", OPENAI), ("openai-suite", "contrib", OPENAI),
             ("anthropic-suite", "openinference", ANTHROPIC), ("anthropic-suite", "traceloop", ANTHROPIC),
             ("langchain-suite", "openinference", LANGCHAIN), ("langchain-suite", "traceloop", LANGCHAIN)]
PROTOCOLS = ("grpc", "http/protobuf", "http/json")
# These libraries send no usage for a streamed answer; what they do not send must be shown as unknown.
NO_USAGE = {("openai-suite", "openinference", "stream"), ("openai-suite", "traceloop", "stream")}


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


def total(numbers):
    """The sum of what is known; None where nothing is, as whyglass has it."""
    known = [n for n in numbers if n is not None]
    return sum(known) if known else None


def served(journal, sends_usage):
    """What the model server says happened: answered generations, their tokens, and the tools the model asked for."""
    calls = [e for e in journal if e.get("api") != "embeddings" and e.get("status") == 200]
    tokens = {k: total((e.get("usage") or {}).get(k) for e in calls) if sends_usage else None for k in ("input", "output")}
    return {"generations": len(calls), **tokens}


def shown(exe, workspace, service):
    """What whyglass says: generations that did not fail. Also the tools that ran, and the number of spans."""
    spans = rows(exe, workspace, "spans", f"service:{service}")
    generations = [s for s in spans if s["step"] == "generation" and s["counted"] and s["status"] != "error"]
    tools = sorted(s["tool"] or "?" for s in spans if s["step"] == "tool" and s["counted"])
    return {"generations": len(generations), **{k: total(s["tokens"][k] for s in generations) for k in ("input", "output")}}, tools, len(spans)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("whyglass"), parser.add_argument("clients", nargs="?", default=os.environ.get("WHYGLASS_CLIENTS", ""))
    parser.add_argument("--node", default=os.environ.get("WHYGLASS_NODE") or shutil.which("node")), parser.add_argument("--keep")
    parser.add_argument("--only", default=""), parser.add_argument("--scenarios", default="invoice", help="a,b,… or all")
    a = parser.parse_args()
    if not a.clients:
        skip("WHYGLASS_CLIENTS does not name the folder of the clients")
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
    wrong = runs = 0
    try:
        wait_for_line(mock, "mock llm", 1)
        recorder = Recorder(a.whyglass, workspace)
        mock_url = f"http://127.0.0.1:{mock_port}"
        for suite, library, scenarios in LIBRARIES:
            for protocol in PROTOCOLS:
                for scenario in scenarios if a.scenarios == "all" else [s for s in scenarios if s in a.scenarios.split(",")]:
                    name = "-".join((suite.split("-")[0], library, protocol.replace("/", "-"), scenario))
                    if not re.search(a.only, name):
                        continue
                    get(mock_url + "/__begin", {"capture": name})
                    endpoint = "http://" + (recorder.grpc if protocol == "grpc" else recorder.http)
                    environment = dict(os.environ, MOCK_URL=mock_url, OTEL_EXPORTER_OTLP_ENDPOINT=endpoint, OTEL_SERVICE_NAME=name,
                                       OTEL_EXPORTER_OTLP_PROTOCOL=protocol, OTLP_HTTP="http://" + recorder.http, CONVERSATION_ID="conv-" + name)
                    run = subprocess.run([a.node, f"{suite}.cjs", library, scenario], cwd=core, env=environment, capture_output=True,
                                         text=True, timeout=120)
                    truth = served(get(mock_url + "/__journal"), (suite, library, scenario) not in NO_USAGE)
                    have, tools, spans = shown(a.whyglass, workspace, name)
                    runs += 1
                    right = run.returncode == 0 and have == truth
                    wrong += not right
                    print(f"{'ok   ' if right else 'WRONG'} {name}: {spans} spans, {have}, tools {tools}"
                          + ("" if right else f"; the server served {truth}; client: {run.stdout.strip()[-80:]} {run.stderr.strip()[-200:]}"), flush=True)
    finally:
        mock.kill()
        if recorder:
            recorder.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{runs - wrong} passed, {wrong} failed")
    return 1 if wrong or not runs else 0


if __name__ == "__main__":
    sys.exit(main())
