"""What harms a store and what mends it: every state of a folder or a ledger that operators meet."""
import os
import shutil
import sqlite3
import subprocess
import time

import journals
from journals import NOBODY


class Place:
    """A fault. `prepare` comes before sipd starts; `harm` then, or while it runs. A mending that sipd cannot see while it
    runs needs a restart."""

    def __init__(self, name, harm, mend=lambda store: None, running=False, prepare=lambda store: None, prefix=(),
                 user=(), needs_root=True, needs_restart=False, hides_plans=False):
        self.name, self.harm, self.mend, self.prepare = name, harm, mend, prepare
        self.running, self.needs_root, self.needs_restart = running, needs_root, needs_restart
        self.hides_plans = hides_plans  # Nothing can be dropped there meanwhile.
        self.user = list(user)
        self.prefix = [*prefix, *user]
        self.mended = False


def as_user(user):
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]


AS_NOBODY = as_user(NOBODY)


def give(store, user=NOBODY):
    subprocess.run(["chown", "-R", f"{user}:{user}", store.folder], check=True)


def run(*command):
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def on_tmpfs(folder, options, fill):
    """A small file system under the folder, filled up; freed afterwards."""
    def harm(store):
        aside = store.path(folder + ".aside")
        shutil.copytree(store.path(folder), aside)
        run("mount", "-t", "tmpfs", "-o", f"{options},mode=750", "none", store.path(folder))
        shutil.copytree(aside, store.path(folder), dirs_exist_ok=True)
        os.mkdir(store.path(folder, "filler"))
        try:
            fill(store.path(folder, "filler"))
        except OSError:
            pass

    def mend(store):
        shutil.rmtree(store.path(folder, "filler"))
    return harm, mend


def bytes_in(folder):
    with open(folder + "/bytes", "wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def names_in(folder):
    number = 0
    while True:
        open(f"{folder}/{number}", "w").close()
        number += 1


def read_only(folder):
    def harm(store):
        run("mount", "--bind", store.path(folder), store.path(folder))
        run("mount", "-o", "remount,bind,ro", store.path(folder))

    def mend(store):
        run("mount", "-o", "remount,bind,rw", store.path(folder))
    return harm, mend


def on_disk(*folders):
    """The folders on disks of their own."""
    def prepare(store):
        for folder in folders:
            aside, image = store.path(folder + ".aside"), store.path(folder + ".image")
            os.rename(store.path(folder), aside)
            os.mkdir(store.path(folder), 0o750)
            with open(image, "wb") as file:
                file.truncate(8 << 20)
            run("mkfs.ext4", "-q", image)
            mount(store, folder)
            shutil.copytree(aside, store.path(folder), dirs_exist_ok=True)
            os.chmod(store.path(folder), 0o750)
            run("sync", "-f", store.path(folder))
    return prepare


def mount(store, folder):
    run("mount", "-o", "loop,errors=remount-ro", store.path(folder + ".image"), store.path(folder))


def unmounted(folder):
    def harm(store):
        # A child of another thread that has not begun yet may hold the folder for a moment.
        for _ in range(500):
            if subprocess.run(["umount", store.path(folder)], stderr=subprocess.DEVNULL).returncode == 0:
                return
            time.sleep(0.01)
        raise OSError("it stays busy")
    return harm, lambda store: mount(store, folder)


def remounted(folder):
    return (lambda store: run("mount", "-o", "remount,ro", store.path(folder)),
            lambda store: run("mount", "-o", "remount,rw", store.path(folder)))


def failing(folder):
    """The kernel meets an error on the disk and makes it read-only, whoever writes to it."""
    def harm(store):
        device = os.stat(store.path(folder)).st_dev
        name = os.path.basename(os.path.realpath(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}"))
        with open(f"/sys/fs/ext4/{name}/trigger_fs_error", "w") as file:
            file.write("1")

    def mend(store):
        run("umount", "-l", store.path(folder))
        mount(store, folder)
    return harm, mend


def mode(name, bits, before):
    return lambda store: os.chmod(store.path(name), bits), lambda store: os.chmod(store.path(name), before)


def of_root(name):
    return lambda store: os.chown(store.path(name), 0, 0), lambda store: os.chown(store.path(name), NOBODY, NOBODY)


def ledger(change):
    """The ledger changed, and put back from its backup."""
    def harm(store):
        path = store.path("state", "ledger.sqlite")
        # Everything in one file, as a clean stop leaves it.
        sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(path, path + ".good")
        without_log(path)
        change(path)

    def mend(store):
        path = store.path("state", "ledger.sqlite")
        without_log(path)
        os.replace(path + ".good", path)
    return harm, mend


def without_log(path):
    for tail in ("-wal", "-shm"):
        if os.path.exists(path + tail):
            os.remove(path + tail)


def cut(path):
    os.truncate(path, os.path.getsize(path) // 2)


def overwrite(path):
    with open(path, "r+b") as file:
        file.write(b"not a database, whatever it was before")


def newer(path):
    database = sqlite3.connect(path)
    database.execute("INSERT INTO grdb_migrations VALUES ('999 from the future')")
    database.commit()
    database.close()


def locked(store):
    store.holder = sqlite3.connect(store.path("state", "ledger.sqlite"), check_same_thread=False)
    store.holder.execute("BEGIN EXCLUSIVE")


def unlocked(store):
    store.holder.rollback()
    store.holder.close()


def emptied(store):
    moved(store)
    os.mkdir(store.path("plans"))


def moved(store):
    os.rename(store.path("plans"), store.path("plans.aside"))


def linked(store):
    moved(store)
    os.mkdir(store.path("elsewhere"))
    os.symlink(store.path("elsewhere"), store.path("plans"))


def back(store):
    plans = store.path("plans")
    if os.path.isdir(plans):
        for name in os.listdir(plans):
            os.replace(os.path.join(plans, name), store.path("plans.aside", name))
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


def as_nobody(name, harm, mend, running=False):
    return Place(name, harm, mend, running, prepare=give, user=AS_NOBODY)


def before(name, harm, mend, **more):
    return Place(name, harm, mend, **more)


def running(name, harm, mend, **more):
    return Place(name + ", while it runs", harm, mend, running=True, **more)


PLACES = [
    before("spool on a full disk", *on_tmpfs("spool", "size=256k", bytes_in)),
    before("spool without free inodes", *on_tmpfs("spool", "nr_inodes=64", names_in)),
    before("spool read-only", *read_only("spool")),
    running("spool read-only", *remounted("spool"), prepare=on_disk("spool")),
    running("spool on a failing disk", *failing("spool"), prepare=on_disk("spool"), needs_restart=True),
    before("spool not mounted", *unmounted("spool"), prepare=on_disk("spool")),
    before("outgoing writable by all", *mode("spool/outgoing", 0o777, 0o770), needs_root=False),
    before("state on a full disk", *on_tmpfs("state", "size=1m", bytes_in)),
    before("state without free inodes", *on_tmpfs("state", "nr_inodes=32", names_in)),
    before("state read-only", *read_only("state")),
    running("state on a failing disk", *failing("state"), prepare=on_disk("state"), needs_restart=True),
    before("state not mounted", *unmounted("state"), prepare=on_disk("state")),
    before("ledger cut short", *ledger(cut), needs_root=False),
    before("ledger overwritten", *ledger(overwrite), needs_root=False),
    before("ledger of a later sipd", *ledger(newer), needs_root=False),
    before("ledger removed", *ledger(os.remove), needs_root=False),
    before("ledger empty", *ledger(lambda path: os.truncate(path, 0)), needs_root=False),
    before("ledger locked by another program", locked, unlocked, needs_root=False),
    running("ledger locked by another program", locked, unlocked, needs_root=False),
    before("a second sipd", second, end_second, needs_root=False),
    before("plans read-only", *read_only("plans")),
    before("plans not mounted", *unmounted("plans"), prepare=on_disk("plans")),
    running("plans not mounted", *unmounted("plans"), prepare=on_disk("plans"), hides_plans=True),
    before("plan folder emptied", emptied, back, needs_root=False),
    running("plan folder emptied", emptied, back, needs_root=False),
    before("plan folder moved away", moved, back, needs_root=False),
    running("plan folder moved away", moved, back, needs_root=False, hides_plans=True),
    before("plan folder a link to an empty one", linked, back, needs_root=False),
    running("plan folder a link to an empty one", linked, back, needs_root=False),
    as_nobody("plans not sipd's to read", *mode("plans", 0o000, 0o755)),
    as_nobody("plans not sipd's to read, while it runs", *mode("plans", 0o000, 0o755), running=True),
    as_nobody("a plan not sipd's to read", *mode("plans/AKUT-100.json", 0o000, 0o644)),
    as_nobody("state not sipd's", *of_root("state")),
    as_nobody("ledger not sipd's", *of_root("state/ledger.sqlite")),
    as_nobody("ledger read-only", *mode("state/ledger.sqlite", 0o400, 0o600)),
    as_nobody("spool not sipd's", *of_root("spool/outgoing")),
    as_nobody("outgoing read-only, while it runs", *mode("spool/outgoing", 0o500, 0o770), running=True),
    as_nobody("configuration not sipd's to read", *mode("sipd.yaml", 0o000, 0o644)),
    before("a journald that does not read", journals.say, journals.nothing, prefix=journals.deaf),
    before("a journald that is gone", journals.say, journals.nothing, prefix=journals.stale),
    running("a journald that stops", journals.stop, journals.go_on, prefix=journals.real, prepare=journals.want),
]
