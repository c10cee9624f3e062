"""A Debian 12 with a real systemd as PID 1, in a container of this machine's own."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

PACKAGES = ["systemd", "systemd-sysv", "dbus", "libnss-systemd", "libsystemd0", "libsqlite3-0", "libnettle8", "tzdata",
            "postfix", "msmtp"]
SUITE = "bookworm"
# Mail systems that can take postfix's place: not installed, but lying in the root with what they need, one folder each.
MAILERS = ["exim4-daemon-light", "opensmtpd", "dma"]
# Likewise, what runs the package's own tests.
RUNNERS = ["autopkgtest"]
FETCH = """set -eu
for package in %s; do
    folder="$1/root/later/$package"
    mkdir -p "$folder/partial"
    APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -qq -y --no-install-recommends --download-only \\
        -o "Dir::Cache::Archives=$folder" install "$package"
    rm -rf "$folder/partial" "$folder/lock"
done""" % " ".join(MAILERS + RUNNERS)
# A container that sets the clock sets the whole machine's.
BOUNDING = "-sys_time,-sys_module,-sys_rawio,-syslog"


class Unable(Exception):
    """This machine cannot boot a container; says why."""


class Refused(Exception):
    """A command in the container ended with another status than expected."""


def cgroup_root():
    for line in pathlib.Path("/proc/self/mounts").read_text().splitlines():
        _, where, kind, *_ = line.split()
        if kind == "cgroup2":
            return pathlib.Path(where)
    raise Unable("there is no cgroup2 file system")


def archive():
    """The root file system, made once and kept outside the checkout."""
    name = hashlib.sha256(" ".join([SUITE, *PACKAGES, FETCH]).encode()).hexdigest()[:12]
    folder = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "sipd"
    kept = folder / f"{SUITE}-{name}.tar.zst"
    if kept.exists():
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    print(f"   making a Debian {SUITE}, once, in {folder}", flush=True)
    fresh = folder / f".{os.getpid()}.tar.zst"
    made = subprocess.run(
        ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(PACKAGES)}", "--customize-hook=" + FETCH,
         SUITE, str(fresh)],
        capture_output=True, text=True)
    if made.returncode:
        fresh.unlink(missing_ok=True)
        raise Unable("mmdebstrap failed: " + (made.stderr.strip().splitlines() or ["no reason"])[-1])
    fresh.rename(kept)
    return kept


class Machine:
    """Boots on entering, is gone on leaving."""

    def __init__(self):
        if os.geteuid() != 0:
            raise Unable("only root can boot a container")
        for tool in ("mmdebstrap", "systemd-nspawn", "nsenter", "setpriv", "zstd"):
            if not shutil.which(tool):
                raise Unable(f"{tool} is missing: apt-get install mmdebstrap systemd-container util-linux zstd")
        self.cgroup = cgroup_root() / f"sipd-boot-{os.getpid()}"
        kept = archive()
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="sipd-boot-", dir=os.environ.get("TMPDIR", "/var/tmp")))
        self.root = self.top / "root"
        self.root.mkdir()
        subprocess.run(["tar", "--zstd", "-xpf", str(kept), "-C", str(self.root)], check=True)
        self.nspawn = None
        self.leader = None

    def chroot(self, *command):
        subprocess.run(["chroot", str(self.root), *command], check=True, capture_output=True)

    def __enter__(self):
        try:
            self.cgroup.mkdir()
        except OSError as error:
            raise Unable(f"{self.cgroup} cannot be made: {error.strerror}") from error
        own = self.cgroup / "cgroup.procs"
        self.console = open(self.top / "console", "wb")
        self.nspawn = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--boot", "--private-network", "--register=no", "--keep-unit",
             "--link-journal=no", "--console=pipe", "--directory", str(self.root),
             f"--machine=sipd-boot-{os.getpid()}"],
            env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"}, stdin=subprocess.DEVNULL,
            stdout=self.console, stderr=subprocess.STDOUT, preexec_fn=lambda: own.write_text("0"))
        children = pathlib.Path(f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children")
        try:
            self.until("the container's PID 1", lambda: self._find(children), 20)
            self.until("systemd in the container", lambda: self.status("systemctl", "is-system-running") in
                       ("running", "degraded"), 60)
        except (Refused, FileNotFoundError) as error:
            self.__exit__()
            said = (self.top / "console").read_text(errors="replace") if self.top.exists() else ""
            raise Unable(f"the container did not boot: {error} {said[-300:]}") from error
        return self

    def _find(self, children):
        if self.nspawn.poll() is not None:
            raise Refused(f"systemd-nspawn ended with {self.nspawn.returncode}")
        self.leader = (children.read_text().split() or [None])[0]
        # Until it has become systemd its namespaces are not complete.
        return self.leader and pathlib.Path(f"/proc/{self.leader}/comm").read_text().strip() == "systemd"

    def __exit__(self, *_):
        if self.nspawn and self.nspawn.poll() is None:
            if self.leader:
                self.run("systemctl", "poweroff", "--no-block", expect=None)
            try:
                self.nspawn.wait(30)
            except subprocess.TimeoutExpired:
                self.nspawn.kill()
                self.nspawn.wait()
        self.console.close()
        for folder in sorted(self.cgroup.glob("**/"), reverse=True):
            try:
                folder.rmdir()
            except OSError:
                pass
        shutil.rmtree(self.top, ignore_errors=True)

    def run(self, *command, user=None, expect=0, text=None):
        """Runs a command in the container; its output and errors together."""
        if user:
            command = ("runuser", "-u", user, "--", *command)
        done = subprocess.run(
            ["setpriv", f"--bounding-set={BOUNDING}", "nsenter", "-t", self.leader, "-a", "--", *command],
            input=text, stdin=None if text is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120,
            env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"})
        if expect is not None and done.returncode != expect:
            raise Refused(f"{' '.join(command)}: exit {done.returncode}, not {expect}\n{done.stdout}")
        return done.stdout

    def status(self, *command):
        return self.run(*command, expect=None).strip()

    def until(self, what, answer, seconds=30):
        """Asks until there is an answer, but not for ever."""
        end = time.monotonic() + seconds
        while True:
            found = answer()
            if found:
                return found
            if time.monotonic() > end:
                raise Refused(f"waited {seconds} seconds in vain for {what}")
            time.sleep(0.1)
