"""A sipd on a sample store, node_exporter that reads its figures, and Prometheus that reads node_exporter and our rules."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

SETTINGS = """\
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: [{rules}]
scrape_configs:
  - job_name: node
    static_configs: [{{targets: ["127.0.0.1:{port}"]}}]
"""


def until(what, happens, seconds=30):
    """What it says, once it says anything."""
    end = time.monotonic() + seconds
    while not (said := happens()):
        if time.monotonic() > end:
            sys.exit(f"waited {seconds} s in vain for {what}")
        time.sleep(0.1)
    return said


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def fetched(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, OSError):
        return ""


class Sipd:
    """One on a sample store, whose figures lie in a folder of their own. It may run, and stop."""

    def __init__(self, binary, top):
        self.binary, self.folder, self.process = binary, top / "sample", None
        self.figures = top / "textfile/sipd.prom"
        self.figures.parent.mkdir()
        subprocess.run([binary, "sample", self.folder, "--always-open"], check=True, capture_output=True)
        self.settings = self.folder / "sipd.yaml"
        with self.settings.open("a") as file:
            file.write(f"metrics: {self.figures}\n")

    def start(self):
        with (self.folder / "journal").open("a") as journal:
            self.process = subprocess.Popen([self.binary, "run", "-c", self.settings], stdout=journal, stderr=journal)
        until("sipd to answer", lambda: self.ask("--json")[0] in (0, 1))

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def ask(self, *options, under=()):
        done = subprocess.run([*under, self.binary, "status", "-c", self.settings, *options], capture_output=True, text=True)
        return done.returncode, done.stdout


class Prometheus:
    """It, and the node_exporter that it reads."""

    def __init__(self, top, figures, rules):
        ports = [free_port(), free_port()]
        self.exporter, self.address = (f"http://127.0.0.1:{port}" for port in ports)
        settings = top / "prometheus.yml"
        settings.write_text(SETTINGS.format(rules=pathlib.Path(rules).resolve(), port=ports[0]))
        log = (top / "prometheus.log").open("w")
        self.processes = [subprocess.Popen(command, stdout=log, stderr=log) for command in (
            [found("prometheus-node-exporter", "node_exporter"), f"--web.listen-address=127.0.0.1:{ports[0]}",
             "--collector.disable-defaults", "--collector.filesystem", "--collector.textfile",
             f"--collector.textfile.directory={figures}"],
            [found("prometheus"), f"--config.file={settings}", f"--storage.tsdb.path={top / 'tsdb'}",
             f"--web.listen-address=127.0.0.1:{ports[1]}"])]
        log.close()

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def printed(self):
        """What node_exporter prints."""
        return fetched(f"{self.exporter}/metrics")

    def asked(self, path, **words):
        answer = fetched(f"{self.address}/api/v1/{path}?{urllib.parse.urlencode(words)}")
        return json.loads(answer)["data"] if answer else None

    def query(self, query):
        """What is found, or nothing."""
        answer = self.asked("query", query=query)
        return answer and answer["result"]

    def rules(self):
        """All of them, once each was looked at."""
        groups = (self.asked("rules") or {"groups": []})["groups"]
        rules = [rule for group in groups for rule in group["rules"]]
        return rules if rules and all(rule["health"] != "unknown" for rule in rules) else None


def found(*names):
    for name in names:
        if path := shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin"):
            return path
    sys.exit(f"{names[0]} is missing: make monitoring installs it")
