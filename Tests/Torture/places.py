"""Folders and files in the state that operators find them in."""
import os
import shutil
import sqlite3
import subprocess
import sys

from store import Store, last


def faults(sipd, scratch):
    """For each: its name, exit status and line while it lasts, and the problems found after it is mended."""
    number = 0
    for name, harm, mend in PLACES:
        number += 1
        store = Store.make(sipd, f"{scratch}/place-{number}", f"{scratch}/place-{number}-sent")
        store.once()
        store.drain()
        store.drop(3)
        try:
            prefix = harm(store) or []
        except (OSError, subprocess.CalledProcessError) as error:
            yield name, "skipped", str(error), []
            continue
        status, said = store.once(prefix)
        mend(store)
        problems = [] if status is not None else ["hung"]
        yield name, status, last(said), problems + store.settle()


def run(*command):
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def on_tmpfs(folder, size):
    def harm(store):
        aside = store.path(folder + ".aside")
        shutil.copytree(store.path(folder), aside)
        run("mount", "-t", "tmpfs", "-o", f"size={size},mode=750", "none", store.path(folder))
        shutil.copytree(aside, store.path(folder), dirs_exist_ok=True)
        try:
            with open(store.path(folder, "filler"), "wb") as file:
                while True:
                    file.write(b"x" * 4096)
                    file.flush()
        except OSError:
            pass
    def mend(store):
        os.remove(store.path(folder, "filler"))
    return harm, mend


def read_only(folder):
    def harm(store):
        run("mount", "--bind", store.path(folder), store.path(folder))
        run("mount", "-o", "remount,bind,ro", store.path(folder))
    def mend(store):
        run("umount", store.path(folder))
    return harm, mend


def mode(folder, bits):
    def harm(store):
        os.chmod(store.path(folder), bits)
    def mend(store):
        os.chmod(store.path(folder), 0o700)
    return harm, mend


def ledger(change):
    def harm(store):
        path = store.path("state", "ledger.sqlite")
        # Everything in one file, as a clean stop leaves it.
        sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(path, path + ".good")
        for tail in ("-wal", "-shm"):
            if os.path.exists(path + tail):
                os.remove(path + tail)
        change(path)
    def mend(store):
        path = store.path("state", "ledger.sqlite")
        for tail in ("-wal", "-shm"):
            if os.path.exists(path + tail):
                os.remove(path + tail)
        os.replace(path + ".good", path)
    return harm, mend


def cut(path):
    os.truncate(path, os.path.getsize(path) // 2)


def overwrite(path):
    with open(path, "r+b") as file:
        file.write(b"not a database, whatever it was before")


def gone(path):
    os.remove(path)


def newer(path):
    database = sqlite3.connect(path)
    database.execute("INSERT INTO grdb_migrations VALUES ('999 from the future')")
    database.commit()
    database.close()


def emptied(store):
    os.rename(store.path("plans"), store.path("plans.aside"))
    os.mkdir(store.path("plans"))


def moved(store):
    os.rename(store.path("plans"), store.path("plans.aside"))


def linked(store):
    os.rename(store.path("plans"), store.path("plans.aside"))
    os.mkdir(store.path("elsewhere"))
    os.symlink(store.path("elsewhere"), store.path("plans"))


def back(store):
    plans = store.path("plans")
    if os.path.islink(plans):
        os.remove(plans)
    elif os.path.isdir(plans):
        os.rmdir(plans)
    os.rename(store.path("plans.aside"), plans)


def second(store):
    store.other = subprocess.Popen(store.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not os.path.exists(store.path("sipd.sock")):
        if store.other.poll() is not None:
            raise OSError("the first sipd does not run")


def end_second(store):
    store.other.terminate()
    store.other.wait()


DEAF = """
import os, socket, subprocess, sys
os.makedirs("/run/systemd/journal")
deaf = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
deaf.bind("/run/systemd/journal/socket")
sys.exit(subprocess.run(sys.argv[1:]).returncode)
"""


def deaf_journal(store):
    with open(store.conf, "a") as file:
        file.write("journal: journal\n")
    # More entries than any socket's queue takes.
    store.drop(300)
    run("unshare", "-m", "true")
    return ["unshare", "-m", "sh", "-c", 'mount -t tmpfs none /run && exec "$@"', "sh", sys.executable, "-c", DEAF]


PLACES = [
    ("spool on a full disk", *on_tmpfs("spool", "256k")),
    ("state on a full disk", *on_tmpfs("state", "1m")),
    ("spool read-only", *read_only("spool")),
    ("state read-only", *read_only("state")),
    ("plans read-only", *read_only("plans")),
    ("outgoing writable by all", *mode("spool/outgoing", 0o777)),
    ("ledger cut short", *ledger(cut)),
    ("ledger overwritten", *ledger(overwrite)),
    ("ledger of a later sipd", *ledger(newer)),
    ("ledger removed", *ledger(gone)),
    ("ledger empty", *ledger(lambda path: os.truncate(path, 0))),
    ("plan folder emptied", emptied, back),
    ("plan folder moved away", moved, back),
    ("plan folder a link to an empty one", linked, back),
    ("a second sipd", second, end_second),
    ("a journald that does not read", deaf_journal, lambda store: None),
]
