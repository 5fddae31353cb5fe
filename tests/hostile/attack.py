#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks a running recorder while an honest sender goes on, and prints what it cost whom.

    tests/hostile/attack.py build/release/app/whyglass [ATTACK…]

Starts `whyglass record` on a new workspace and free ports, measures the honest sender alone, then with each attack (5 s each): its
requests, p50, p99 and failures; the recorder's peak memory and processor time; whether the recorder's process is still the same one.
Standard library only. Exit code 1 where a promise of docs/security.md is broken.
"""
import gzip
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

SECONDS = 5
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
MIB = 1 << 20


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


HELLO = PREFACE + frame(4, 0, 0)


class Recorder:
    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory()
        self.errors = open(os.path.join(self.folder.name, "errors"), "w+b")
        env = dict(os.environ, XDG_RUNTIME_DIR=self.folder.name, XDG_DATA_HOME=self.folder.name)
        self.process = subprocess.Popen([program, "record", "-w", os.path.join(self.folder.name, "w.whyglass"), "--grpc", "127.0.0.1:0", "--http", "127.0.0.1:0"],
                                        stdout=subprocess.PIPE, stderr=self.errors, env=env, text=True)
        self.ports = {}
        while len(self.ports) < 2:
            word = self.process.stdout.readline().split()
            self.ports[word[1]] = int(word[2].rsplit(":", 1)[1])

    def child(self):
        """The process that has the ports; waited for where the supervisor is starting another."""
        for _ in range(100):
            found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
            if found:
                return int(found[0])
            time.sleep(0.05)
        self.errors.seek(0)
        sys.exit("the recorder is gone: " + self.errors.read().decode(errors="replace")[-2000:])

    def stat(self):
        """(resident MiB at most since reset, processor seconds)"""
        pid = self.child()
        status = open(f"/proc/{pid}/status").read()
        peak = int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024
        fields = open(f"/proc/{pid}/stat").read().rsplit(") ", 1)[1].split()
        return peak, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), len(os.listdir(f"/proc/{pid}/fd"))

    def reset(self):
        with open(f"/proc/{self.child()}/clear_refs", "w") as out:
            out.write("5")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def connect(port, timeout=5):
    s = socket.create_connection(("127.0.0.1", port), timeout)
    return s


def body(number, spans=64):
    one = '{"traceId":"%032x","spanId":"%016x","name":"n","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000","attributes":[{"key":"k","value":{"stringValue":"%s"}}]}'
    return ('{"resourceSpans":[{"scopeSpans":[{"spans":[' + ",".join(one % (number + 1, number * spans + i + 1, "x" * 200) for i in range(spans)) + "]}]}]}").encode()


class Honest(threading.Thread):
    """Sends 64 spans over HTTP every 20 ms, over one connection as an SDK does; reconnects and sends again where it has to."""

    def __init__(self, port, first):
        super().__init__(daemon=True)
        self.port, self.number, self.times, self.again, self.running = port, first, [], 0, True

    def run(self):
        s = None
        while self.running:
            self.number += 1
            data = body(self.number)
            text = b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(data) + data
            begin = time.monotonic()
            while self.running:
                try:
                    if s is None:
                        s = connect(self.port)
                    s.sendall(text)
                    answer = s.recv(4096)
                    if answer.startswith(b"HTTP/1.1 200"):
                        break
                    raise OSError("refused")
                except OSError:
                    self.again += 1
                    s = None
                    time.sleep(0.05)
            self.times.append(time.monotonic() - begin)
            time.sleep(0.02)


def until(deadline, work):
    """Runs `work` again and again; what it raises is the defence."""
    count = 0
    while time.monotonic() < deadline:
        try:
            work()
            count += 1
        except OSError:
            time.sleep(0.01)
    return count


def flood(port, first, piece):
    """A connection that sends `piece` for as long as it may, then another."""
    def attack(recorder, deadline):
        def once():
            with connect(recorder.ports[port]) as s:
                s.sendall(first)
                while time.monotonic() < deadline:
                    s.sendall(piece)
        until(deadline, once)
    return attack


def rapid_reset(recorder, deadline):
    def once():
        with connect(recorder.ports["grpc"]) as s:
            s.sendall(HELLO)
            stream = 1
            while time.monotonic() < deadline:
                s.sendall(b"".join(frame(1, 5, stream + 2 * i, b"\x83\x86\x84") + frame(3, 0, stream + 2 * i, b"\0\0\0\x08") for i in range(100)))
                stream += 200
    until(deadline, once)


def hold(port, count, first, trickle=b""):
    """Many connections that say `first`, and then a byte of `trickle` now and then."""
    def attack(recorder, deadline):
        held = []
        while time.monotonic() < deadline:
            while len(held) < count and time.monotonic() < deadline:
                try:
                    s = connect(recorder.ports[port])
                    s.setblocking(False)
                    s.send(first or b"P")
                    held.append(s)
                except OSError:
                    break
            for s in list(held):
                try:
                    if trickle:
                        s.send(trickle)
                    if s.recv(4096) == b"":
                        raise OSError("closed")
                except BlockingIOError:
                    pass
                except OSError:
                    s.close()
                    held.remove(s)
            time.sleep(0.1)
        for s in held:
            s.close()
    return attack


def http_bomb(name, data, encoding):
    def attack(recorder, deadline):
        text = f"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-protobuf\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(data)}\r\n\r\n".encode()

        def once():
            with connect(recorder.ports["http"], 30) as s:
                s.sendall(text + data)
                s.recv(100)
        threads = [threading.Thread(target=until, args=(deadline, once)) for _ in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    return attack


def grpc_bomb(data):
    """The same message as calls of a hand-made client: headers without Huffman, then the data within the windows that the server gives."""
    def literal(name, value):
        return b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value
    path = b"/opentelemetry.proto.collector.trace.v1.TraceService/Export"
    headers = b"\x83\x86" + literal(b":path", path) + literal(b":authority", b"localhost") + literal(b"content-type", b"application/grpc") + literal(b"te", b"trailers") + literal(b"grpc-encoding", b"gzip")
    message = b"\1" + struct.pack(">I", len(data)) + data

    def attack(recorder, deadline):
        def once():
            with connect(recorder.ports["grpc"], 10) as s:
                s.sendall(HELLO + frame(4, 1, 0))
                time.sleep(0.05)
                s.recv(65536)
                s.sendall(frame(1, 4, 1, headers))
                for at in range(0, len(message), 16384):
                    s.sendall(frame(0, 1 if at + 16384 >= len(message) else 0, 1, message[at:at + 16384]))
                s.recv(65536)
        until(deadline, once)
    return attack


def half_messages(recorder, deadline):
    """Announces 60 MiB on each of 60 connections and sends half of it."""
    held = []
    head = b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\nContent-Length: 62914560\r\n\r\n"

    def once():
        s = connect(recorder.ports["http"])
        held.append(s)
        s.settimeout(0.3)
        s.sendall(head + bytes(30 * MIB))
    until(deadline, once)
    for s in held:
        s.close()


def others_port_scan(recorder, deadline):
    """Connections one after the other, without a word."""
    until(deadline, lambda: (connect(recorder.ports["grpc"]).close(), connect(recorder.ports["http"]).close()))


EMPTY_SPANS = (lambda spans: b"\x0a" + varint(len(b"\x12" + varint(len(spans)) + spans)) + b"\x12" + varint(len(spans)) + spans)


def varint(value):
    out = b""
    while True:
        out += bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
        value >>= 7
        if not value:
            return out


def attacks():
    zeros = gzip.compress(bytes(512 * MIB), 9)
    few = gzip.compress(bytes(60 * MIB), 9)
    empty = EMPTY_SPANS(b"\x12\x00" * (20 * MIB))
    wide = EMPTY_SPANS(b"\x12\x00" * 400_000)
    deep = b'{"resourceSpans":' + b"[" * (30 * MIB)
    objects = b'{"resourceSpans":[{"scopeSpans":[{"spans":[' + b"{}," * (8 * MIB) + b"{}]}]}]}"
    header = frame(1, 0, 1, b"\x80" * 100)
    return {
        "nothing": lambda recorder, deadline: time.sleep(max(0, deadline - time.monotonic())),
        "gRPC: CONTINUATION flood": flood("grpc", HELLO + header, frame(9, 0, 1, b"\x80" * 1000) * 50),
        "gRPC: empty CONTINUATION flood": flood("grpc", HELLO + header, frame(9, 0, 1) * 1000),
        "gRPC: rapid reset": rapid_reset,
        "gRPC: settings flood": flood("grpc", HELLO, frame(4, 0, 0) * 1000),
        "gRPC: ping flood": flood("grpc", HELLO, frame(6, 0, 0, b"12345678") * 1000),
        "gRPC: window flood": flood("grpc", HELLO, frame(8, 0, 0, b"\0\0\0\1") * 1000),
        "gRPC: empty data flood": flood("grpc", HELLO + frame(1, 4, 1, b"\x83\x86\x84"), frame(0, 0, 1) * 1000),
        "gRPC: garbage": flood("grpc", b"", os.urandom(65536)),
        "gRPC: 200 silent connections": hold("grpc", 200, HELLO[:10]),
        "gRPC: 200 idle connections": hold("grpc", 200, HELLO),
        "gRPC: gzip bomb of 512 MiB": grpc_bomb(zeros),
        "HTTP: 200 silent connections": hold("http", 200, b""),
        "HTTP: 200 slow headers": hold("http", 200, b"POST /v1/traces HTTP/1.1\r\nX-A: ", b"a"),
        "HTTP: 60 slow bodies": hold("http", 60, b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n", b" "),
        "HTTP: endless header": flood("http", b"POST /v1/traces HTTP/1.1\r\n", b"X-A: " + b"a" * 65536),
        "HTTP: garbage": flood("http", b"", os.urandom(65536)),
        "HTTP: half-sent messages": half_messages,
        "HTTP: gzip bomb of 512 MiB": http_bomb("zeros", zeros, "gzip"),
        "HTTP: 60 MiB of zeros in 60 KB": http_bomb("few", few, "gzip"),
        "HTTP: 20 M empty spans": http_bomb("empty", gzip.compress(empty, 6), "gzip"),
        "HTTP: 400,000 empty spans": http_bomb("wide", gzip.compress(wide, 6), "gzip"),
        "HTTP: 30 M brackets": http_bomb("deep", gzip.compress(deep, 6), "gzip"),
        "HTTP: 8 M empty objects": http_bomb("objects", gzip.compress(objects, 6), "gzip"),
        "both: connections without a word": others_port_scan,
    }


def percentile(values, p):
    return sorted(values)[min(len(values) - 1, int(len(values) * p))] * 1000 if values else float("nan")


def main():
    recorder = Recorder(sys.argv[1])
    chosen = [(name, run) for name, run in attacks().items() if len(sys.argv) < 3 or any(word in name for word in sys.argv[2:]) or name == "nothing"]
    broken = []
    print("| attack | honest requests | p50 ms | p99 ms | sent again | peak MiB | CPU s | descriptors after | same process |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for number, (name, run) in enumerate(chosen):
        before = recorder.child()
        recorder.reset()
        cpu = recorder.stat()[1]
        honest = Honest(recorder.ports["http"], number * 1_000_000)
        honest.start()
        run(recorder, time.monotonic() + SECONDS)
        time.sleep(0.3)
        honest.running = False
        honest.join(10)
        same = recorder.child() == before
        peak, after, files = recorder.stat()
        print(f"| {name} | {len(honest.times)} | {percentile(honest.times, 0.5):.0f} | {percentile(honest.times, 0.99):.0f} | {honest.again} | {peak:.0f} | {after - cpu if same else 0:.1f} | {files} | {'yes' if same else 'NO'} |",
              flush=True)
        if not same or peak > 1024 or not honest.times:
            broken.append(name)
    recorder.stop()
    if broken:
        print("broken: " + ", ".join(broken))
        recorder.errors.seek(0)
        sys.stdout.write(recorder.errors.read().decode(errors="replace")[-2000:])
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
