"""A running sipd, treated as its service manager and its operator treat it."""
import collections
import json
import os
import re
import select
import signal
import socket
import subprocess
import threading
import time

from journal import gravest

HANG = 60  # seconds after which what should have happened hangs


class Hung(Exception):
    pass


class Life:
    """From a start to an end. `prefix` must run sipd in its own process, as strace -D and setpriv do."""
    journal = None  # The torture's, where it has one.
    begun = []

    def __init__(self, store, prefix=(), environment=None, verb=("run",)):
        self.store = store
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind("")  # An abstract name of the kernel's choice.
        # Always read, as a service manager does: a full queue would hold up whoever tells it something.
        self.words, self.bell = collections.deque(), os.eventfd(0, os.EFD_NONBLOCK)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        self.ready = self.rounds = 0
        self.came = False
        self.sentence = ""
        self.errors = open(store.folder + ".errors", "w+")
        environment = store.days.environment(
            {**(environment or {}), "NOTIFY_SOCKET": "@" + self.manager.getsockname()[1:].decode()})
        store.begun = store.days.number
        # Readable to its end once whoever traces sipd has ended too.
        self.over, held = os.pipe()
        self.process = subprocess.Popen([*prefix, store.sipd, *verb, "-c", store.conf], env=environment,
                                        stdin=subprocess.DEVNULL, stdout=self.errors, stderr=self.errors,
                                        pass_fds=[held])
        os.close(held)
        self.ended = os.pidfd_open(self.process.pid)
        self.begun.append(self.process)

    def until(self, done, seconds=HANG, or_raise=True):
        """Waits, from sentence to sentence, until `done`. False when sipd ended without, or time did."""
        deadline = time.monotonic() + seconds
        while not done():
            left = deadline - time.monotonic()
            heard, _, _ = select.select([self.bell, self.ended], [], [], max(0, left))
            if self.bell in heard:
                os.eventfd_read(self.bell)
                while self.words:
                    self.hear(self.words.popleft())
            elif heard:
                return done()
            elif left <= 0:
                if or_raise:
                    raise Hung(f"waited {seconds} s for {done.__name__}")
                return False
        return True

    def listen(self):
        while words := self.manager.recv(65536).decode():
            self.words.append(words)
            os.eventfd_write(self.bell, 1)

    def hear(self, words):
        for line in words.splitlines():
            if line == "READY=1":
                self.ready += 1
            elif line.startswith("STATUS="):
                self.sentence = line[len("STATUS="):]
                self.rounds += 1

    @property
    def is_troubled(self):
        return bool(self.sentence) and not re.match(r"\d+ plans, ", self.sentence)

    def until_ready(self):
        def ready(): return self.ready > 0
        return self.until(ready)

    def until_told(self, letters):
        """Until more letters than these lie in the spool, or sipd says why not."""
        def told(): return self.store.waiting > letters or self.is_troubled
        return self.until(told)

    def reload(self):
        before = self.ready
        def reloaded(): return self.ready > before
        self.process.send_signal(signal.SIGHUP)
        return self.until(reloaded)

    def ask(self, verb="status", seconds=HANG):
        """What sipd answers over its socket; nil when nobody listens."""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(seconds)
            try:
                asking.connect(self.store.path("sipd.sock"))
                asking.sendall(json.dumps({"verb": verb}).encode() + b"\n")
                answer = b""
                while part := asking.recv(65536):
                    answer += part
            except TimeoutError as error:
                raise Hung(f"no answer to {verb}") from error
            except OSError:
                return None
        return json.loads(answer) if answer else None

    def status(self):
        """Health and the worst trouble, as `sipd status` shows them."""
        answer = self.ask()
        if not answer or not answer.get("status"):
            return "no sipd runs"
        status = answer["status"]
        return ": ".join([status["health"], *status["troubles"][:1]])

    def stop(self):
        self.process.terminate()
        return self.end()

    def end(self, seconds=HANG):
        """The exit status, once it and whoever traces it have ended; minus a signal's number."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise Hung("does not stop") from error
        finally:
            if self.process.poll() is not None:
                os.read(self.over, 1)
            self.manager.sendto(b"", self.manager.getsockname())
            self.listener.join()
            for descriptor in [self.over, self.ended, self.bell]:
                os.close(descriptor)
            self.manager.close()
            self.errors.seek(0)
            self.said = self.errors.read()
            self.errors.close()
            os.remove(self.errors.name)
        return self.process.returncode

    def kill(self):
        self.process.kill()
        self.process.wait()

    @property
    def entry(self):
        """What its journal shows first."""
        lines = [line for line in getattr(self, "said", "").splitlines() if line.strip()]
        entries = list(self.journal.of(self.process.pid)) if self.journal else []
        for line in lines:
            found = re.match(r"<(\d)>(.*?)( SIPD_.*)?$", line)
            # A plain line of standard error has the priority that its unit gives: information, and is seen all the same.
            entries.append((int(found[1]), "standard error", found[2]) if found else (3, "standard error", line))
        return gravest(entries)
