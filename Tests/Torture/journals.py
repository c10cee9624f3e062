"""Journalds that do not do their work, each in a /run of its own with the sipd that is started in it."""
import os
import signal
import sys

NOBODY = 65534
JOURNALD = "/lib/systemd/systemd-journald"

BEGIN = """
import os, socket, subprocess, sys, time
subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
os.makedirs("/run/systemd/journal"); os.makedirs("/run/log")
def bound():
    journal = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    journal.bind("/run/systemd/journal/socket")
    return journal
"""
END = """
os.execvp(sys.argv[1], sys.argv[1:])
"""


def prefix(script):
    return ["unshare", "--mount", "--propagation", "slave", sys.executable, "-c", BEGIN + script + END]


# Its socket outlives the exec and nobody reads from it.
deaf = prefix("os.set_inheritable(bound().detach(), True)")
# A socket file, and nobody behind it.
stale = prefix("bound().close()")
# journald itself; its process is told of in the folder of the configuration.
real = prefix(f"""
# journald, too, would tell the service manager that it is ready.
process = subprocess.Popen(["env", "--unset=NOTIFY_SOCKET", "setpriv", "--pdeathsig", "KILL",
                            "{JOURNALD}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while not os.path.exists("/run/systemd/journal/socket"):
    if process.poll() is not None: sys.exit("journald does not run here")
    time.sleep(0.01)
with open(os.path.join(os.path.dirname(sys.argv[-1]), "journald"), "w") as file: file.write(str(process.pid))
""")


def want(store):
    if not os.path.exists(JOURNALD):
        raise OSError("there is no journald here")


def say(store):
    """The journal alone, and more entries than any socket's queue takes."""
    with open(store.conf, "a") as file:
        file.write("journal: journal\n")
    store.drop(60)


def nothing(store):
    pass


def process(store):
    with open(store.path("journald")) as file:
        return int(file.read())


def stop(store):
    os.kill(process(store), signal.SIGSTOP)
    store.drop(60)


def go_on(store):
    os.kill(process(store), signal.SIGCONT)
