#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""resend.py WHYGLASS [--spans N] [--drop SHARE]: SDKs for Python, JavaScript and Go send N spans in all, while one answer in ten is lost on the way
back and the recorder is killed in the middle. Every span must be there, once. N is 3,000; with WHYGLASS_FULL=1 100,000.

Needs what tests/interop/prepare.sh installs into the folder $WHYGLASS_INTEROP; skipped with a message (exit 77) where that is missing."""
import argparse, collections, os, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from whyglass import Recorder, skip

try:
    import otlp_compare, tee
except ImportError as missing:
    skip(f"resending was not run: {missing}; prepare it with tests/interop/prepare.sh")


def senders(spans, between):
    """(name, protocol, command, environment) of all that can run here."""
    folder, clients = os.environ.get("WHYGLASS_INTEROP", ""), os.environ.get("WHYGLASS_CLIENTS", "")
    node, modules = os.environ.get("WHYGLASS_NODE") or shutil.which("node"), os.path.join(clients, "agents", "core", "node_modules")
    python = [sys.executable, os.path.join(HERE, "clients", "sdk_client.py")]
    found = [("python", python, {})]
    if node and os.path.isdir(modules):
        found.append(("javascript", [node, os.path.join(HERE, "clients", "sdk_client.cjs")], {"NODE_PATH": modules}))
    if os.access(os.path.join(folder, "sdkload"), os.X_OK):
        found.append(("go", [os.path.join(folder, "sdkload")], {}))
    share = spans // (2 * len(found))
    batch = min(512, max(32, share // 16))  # so that even a small run has answers to lose
    return [(f"{name} {protocol}", share, [*command, str(share), "--load"],
             {**os.environ, **extra, "OTEL_SERVICE_NAME": f"{name}-{protocol}", "OTEL_EXPORTER_OTLP_PROTOCOL": protocol, "OTEL_EXPORTER_OTLP_INSECURE": "true",
              "OTEL_BSP_MAX_EXPORT_BATCH_SIZE": str(batch), "OTEL_EXPORTER_OTLP_ENDPOINT": "http://" + (between.grpc if protocol == "grpc" else between.http)})
            for name, command, extra in found for protocol in ("grpc", "http/protobuf")]


def main():
    full = os.environ.get("WHYGLASS_FULL", "0") not in ("", "0")
    parser = argparse.ArgumentParser()
    parser.add_argument("whyglass"), parser.add_argument("--spans", type=int, default=100_000 if full else 3_000)
    parser.add_argument("--drop", type=float, default=0.1)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        recorder = Recorder(a.whyglass, os.path.join(folder, "resend.whyglass"))
        between = tee.Tee(recorder.addresses, drop=a.drop, keep=False)
        started = time.monotonic()
        running = [(name, share, subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
                   for name, share, command, environment in senders(a.spans, between)]
        wanted = sum(share for _, share, _ in running)
        killed = False
        while any(process.poll() is None for _, _, process in running):
            if not killed and recorder.info()["spans"] * 2 > wanted:
                recorder.kill()
                killed = True
            time.sleep(0.2)
        bad = [(name, process.returncode, process.stdout.read()[-300:]) for name, _, process in running if process.returncode != 0]
        between.stop()
        stored = otlp_compare.read("traces", "protobuf", recorder.exported(os.path.join(folder, "stored.pb"))["traces"])
        ids = collections.Counter((span.trace_id, span.span_id) for span, _ in otlp_compare.records(stored))
        info = recorder.info()
        recorder.stop()
    print(f"{', '.join(name for name, _, _ in running)}: {wanted} spans sent, {len(ids)} stored, {sum(ids.values()) - len(ids)} twice; "
          f"{between.withheld} answers lost, {info['duplicates']} duplicates recognised, recorder killed: {killed}; {time.monotonic() - started:.0f} s")
    for name, code, said in bad:  # some do not send again what a lost answer leaves open; it is stored all the same
        print(f"{name} complained (code {code}): {said.strip().splitlines()[-1][:120] if said.strip() else ''}")
    right = killed and len(ids) == wanted == sum(ids.values())
    print(f"{int(right)} passed, {int(not right)} failed")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
