#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works in the real window under Xvfb, on a workspace of many spans while more arrive, and prints every stall of its GUI thread.

WHYGLASS_EXECUTABLE   the program; a Release build is what is judged
WINDOW_RUN_SPANS      spans that are imported first (default 20000; the full run: 1000000)
WINDOW_RUN_SECONDS    length of the live part (default 8; the full run: 300)
WINDOW_RUN_RATE       spans a second that arrive meanwhile (default 2000)
WINDOW_RUN_OUT        folder for before.png and after.png (default: not kept)
WINDOW_RUN_STRICT     set: a stall over 50 ms that was mostly on the window's own CPU fails the run
"""
import http.client, json, os, random, re, shutil, subprocess, sys, tempfile, threading, time

SPANS = int(os.environ.get("WINDOW_RUN_SPANS", "20000"))
SECONDS = float(os.environ.get("WINDOW_RUN_SECONDS", "8"))
RATE = int(os.environ.get("WINDOW_RUN_RATE", "2000"))
SPANS_A_TRACE = 20
BATCHES_A_SECOND = 10
PATIENCE = 60


def attributes(**values):
    return [{"key": key.replace("__", "."), "value": {"intValue": str(value)} if isinstance(value, int) else {"stringValue": value}}
            for key, value in values.items()]


def span(chance, trace, parent, start, kind):
    """One step of an agent; `kind` 0 is the agent itself, with its decision."""
    length = chance.randrange(5_000_000, 900_000_000) if kind else 4_000_000_000
    made = {"traceId": trace, "spanId": f"{chance.getrandbits(64) | 1:016x}", "kind": 1, "startTimeUnixNano": str(start),
            "endTimeUnixNano": str(start + length)}
    if parent:
        made["parentSpanId"] = parent
    if kind == 0:
        made.update(name="invoke_agent approver", attributes=attributes(
            gen_ai__operation__name="invoke_agent", gen_ai__agent__name="approver", decision__result=chance.choice(["approved", "rejected"]),
            invoice__id=f"INV-{chance.randrange(10**6)}"))
    elif kind % 3 == 1:
        made.update(name="chat gpt-4o", attributes=attributes(
            gen_ai__operation__name="chat", gen_ai__request__model="gpt-4o", gen_ai__provider__name="openai",
            gen_ai__usage__input_tokens=chance.randrange(100, 9_000), gen_ai__usage__output_tokens=chance.randrange(10, 900)))
    else:
        made.update(name="execute_tool get_vendor", attributes=attributes(
            gen_ai__operation__name="execute_tool", gen_ai__tool__name="get_vendor", gen_ai__tool__call__arguments='{"vendor": "V-2209"}'))
    if chance.randrange(50) == 0:
        made["status"] = {"code": 2, "message": "the registry did not answer"}
    return made


def batch(chance, count, now):
    """One export request of whole traces that end about now."""
    spans = []
    while len(spans) < count:
        trace = f"{chance.getrandbits(128) | 1:032x}"
        start = now - 5_000_000_000 - chance.randrange(10**9)
        root = span(chance, trace, "", start, 0)
        spans.append(root)
        for step in range(1, min(SPANS_A_TRACE, count - len(spans) + 1)):
            spans.append(span(chance, trace, root["spanId"], start + step * 150_000_000, step))
    resource = {"attributes": attributes(service__name="invoices", service__version="1.5.0")}
    return json.dumps({"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": spans}]}]})


def write_spans(path, count):
    chance = random.Random(7)
    begin = time.time_ns() - 14 * 86_400 * 10**9
    with open(path, "w", encoding="utf-8") as file:
        left = count
        while left > 0:
            size = min(left, 1_000)
            file.write(batch(chance, size, begin + int((count - left) / count * 13 * 86_400 * 10**9)) + "\n")
            left -= size


class Sender(threading.Thread):
    """Sends RATE spans a second in small requests until it is told to end; what was answered with 200 was stored."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.address, self.ended, self.stored, self.refused = address, threading.Event(), 0, 0

    def run(self):
        chance = random.Random(11)
        size = max(1, RATE // BATCHES_A_SECOND)
        due = time.monotonic()
        connection = http.client.HTTPConnection(self.address, timeout=30)
        while not self.ended.is_set():
            connection.request("POST", "/v1/traces", batch(chance, size, time.time_ns()), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                self.stored += size
            else:
                self.refused += size
            due += 1 / BATCHES_A_SECOND
            self.ended.wait(max(0.0, due - time.monotonic()))


class Desktop:
    """A display of our own with a window manager, and hands on its keyboard."""

    def __init__(self, folder):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-dpi", "96", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        self.environment = dict(os.environ, DISPLAY=f":{number}", HOME=folder, XDG_RUNTIME_DIR=os.path.join(folder, "run"),
                                XDG_DATA_HOME=os.path.join(folder, "data"), XDG_CONFIG_HOME=os.path.join(folder, "config"),
                                WHYGLASS_WATCH="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8", TZ="UTC")
        for name in ("run", "data", "config"):
            os.makedirs(os.path.join(folder, name), mode=0o700, exist_ok=True)
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True).stdout.split()

    def window(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = self.xdotool("search", "--onlyvisible", "--name", "Whyglass")
            if found:
                return found[0]
            time.sleep(0.1)
        raise RuntimeError("no window came up")

    def keys(self, *names):
        for name in names:
            self.xdotool("key", name)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait(PATIENCE)


# What somebody does over and over: read down a list, open one, look around in it, come back, look elsewhere.
# Alt+2 is the list of decisions: views are numbered in the order of the sidebar.
ROUND = [["j"] * 6, ["Return"], ["w"] * 6, ["d"] * 4, ["a"] * 4, ["s"] * 6, ["n"], ["e"], ["j"] * 8, ["o"], ["f"], ["f"], ["BackSpace"] * 2,
         ["alt+2"], ["Page_Down"] * 5, ["F5"], ["alt+3"], ["j"] * 4, ["ctrl+k"], ["Escape"], ["alt+1"], ["alt+4"], ["alt+5"], ["alt+7"], ["alt+8"],
         ["alt+2"]]


def work(desktop, seconds):
    until = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < until:
        for keys in ROUND:
            desktop.keys(*keys)
            time.sleep(0.1)
            if time.monotonic() >= until:
                break
        rounds += 1
    return rounds


def info(exe, workspace, environment):
    done = subprocess.run([exe, "workspace", "info", "-w", workspace, "--format", "json"], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


STACK = "whyglass:   at "


def stacks_named(exe, lines):
    """The innermost calls of the watchdog's stacks; what the program has no names for is looked up in it."""
    own = os.path.basename(exe) + "+"
    stacks = {line: line[len(STACK):].split(" < ")[:14] for line in lines if line.startswith(STACK)}
    calls = sorted({call for stack in stacks.values() for call in stack if call.startswith(own)})
    names = {}
    if calls and shutil.which("addr2line"):
        words = "\n".join(call[len(own):] for call in calls)
        found = subprocess.run(["addr2line", "-Cfs", "-e", exe], input=words, capture_output=True, text=True).stdout.splitlines()
        names = dict(zip(calls, found[::2]))
    return {line: "  at " + " < ".join(re.sub(r"\(.*", "", names.get(call, call)) for call in stack) for line, stack in stacks.items()}


def wait_for_receiver(exe, workspace, environment):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        recorder = info(exe, workspace, environment).get("recorder") or {}
        if recorder.get("http"):
            return recorder["http"]
        time.sleep(0.2)
    raise RuntimeError("the recorder does not listen")


def main():
    exe = os.environ.get("WHYGLASS_EXECUTABLE")
    missing = [tool for tool in ("Xvfb", "openbox", "xdotool", "import") if not shutil.which(tool)]
    if not exe or missing:
        print("SKIP: needs WHYGLASS_EXECUTABLE and", ", ".join(missing) or "nothing else")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        out = os.environ.get("WINDOW_RUN_OUT", folder)
        os.makedirs(out, exist_ok=True)
        workspace, spans = os.path.join(folder, "run.whyglass"), os.path.join(folder, "spans.jsonl")
        write_spans(spans, SPANS)
        desktop = Desktop(folder)
        window = None
        try:
            began = time.monotonic()
            subprocess.run([exe, "import", "-q", "-w", workspace, spans], env=desktop.environment, check=True, stdout=subprocess.DEVNULL)
            print(f"imported {SPANS:,} spans in {time.monotonic() - began:.1f} s")
            os.remove(spans)
            before = info(exe, workspace, desktop.environment)["spans"]
            log = os.path.join(folder, "stderr")
            with open(log, "w", encoding="utf-8") as errors:
                window = subprocess.Popen([exe, "open", "-w", workspace, "--grpc", "off", "--http", "127.0.0.1:0"], env=desktop.environment, stderr=errors)
            desktop.xdotool("windowsize", desktop.window(), "1600", "1000")
            sender = Sender(wait_for_receiver(exe, workspace, desktop.environment))
            time.sleep(2)
            desktop.picture(os.path.join(out, "before.png"))
            sender.start()
            rounds = work(desktop, SECONDS)
            sender.ended.set()
            sender.join(PATIENCE)
            desktop.picture(os.path.join(out, "after.png"))
            if window.poll() is not None:
                print(open(log, encoding="utf-8").read())
                print(f"FAIL: the window ended with code {window.returncode}")
                return 1
            desktop.keys("Escape", "ctrl+q")  # the palette may be open
            window.wait(PATIENCE)
            with open(log, encoding="utf-8") as file:
                written = [line.rstrip() for line in file]
            lines = [line for line in written if line.startswith(("whyglass: stall", "whyglass: watched"))]
            stacks = stacks_named(exe, written)
            for line in written:
                if line in lines or line in stacks:
                    print(stacks.get(line, line))
            after = info(exe, workspace, desktop.environment)["spans"]
            print(f"{rounds} rounds in {SECONDS:.0f} s; sent {sender.stored:,} spans ({sender.stored / SECONDS:,.0f}/s), "
                  f"{sender.refused:,} refused; the workspace grew by {after - before:,}")
            if after - before != sender.stored:
                print("FAIL: not every acknowledged span is there")
                return 1
            said = re.search(r"(\d+) stalls over \d+ ms, (\d+) of them", lines[-1]) if lines else None
            own = int(said.group(2)) if said else -1
            if own < 0:
                print("FAIL: the watchdog said nothing")
                return 1
            return 1 if own > 0 and os.environ.get("WINDOW_RUN_STRICT") else 0
        finally:
            if window and window.poll() is None:
                window.kill()
            desktop.close()


if __name__ == "__main__":
    sys.exit(main())
