# SPDX-License-Identifier: GPL-3.0-or-later
"""A running `whyglass record` on free loopback ports, and what can be asked of its workspace."""
import json, os, signal, subprocess, sys


def skip(why):
    print(f"SKIP: {why}")
    sys.exit(77)


class Recorder:
    def __init__(self, exe, workspace, grpc="127.0.0.1:0", http="127.0.0.1:0"):
        self.exe, self.workspace = exe, workspace
        self.process = subprocess.Popen([exe, "record", "-w", workspace, "--grpc", grpc, "--http", http], stdout=subprocess.PIPE, text=True)
        bound = {}
        while len(bound) < 2:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("whyglass record ended before it listened")
            if line.startswith("listening"):
                bound[line.split()[1]] = line.split()[2]
        self.grpc, self.http = bound["grpc"], bound["http"]

    def addresses(self):
        return self.grpc, self.http

    def kill(self):
        """The recorder process itself, without a warning; the supervisor starts the next one."""
        os.kill(self.info()["recorder"]["pid"], signal.SIGKILL)

    def info(self):
        return json.loads(self.run("workspace", "info", "-w", self.workspace, "--format", "json"))

    def run(self, *arguments):
        done = subprocess.run([self.exe, *arguments], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"whyglass {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def rows(self, what, *query):
        return json.loads(self.run("list", what, *query, "-w", self.workspace, "--format", "json"))["rows"]

    def exported(self, path):
        """The whole workspace, as protobuf bytes of each signal that it has."""
        self.run("export", "-w", self.workspace, "-o", path)
        base, ending = os.path.splitext(path)
        files = {"traces": path, "logs": base + ".logs" + ending, "metrics": base + ".metrics" + ending}
        found = {}
        for signal, name in files.items():
            if os.path.exists(name):
                with open(name, "rb") as file:
                    found[signal] = file.read()
        return found

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
