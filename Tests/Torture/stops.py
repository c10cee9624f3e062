"""Killed and unplugged at any moment: of a start, a round, a reload and a stop."""
import fcntl
import os
import random
import shutil
import signal
import struct
import subprocess
import time

from store import Store

SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN, ext4(5)
NO_LOG_FLUSH = 2


STARTS = 5  # in a slot, each stopped; after them what it brings must have come in it


def cycle(store, chance, log, longest):
    """A sipd with something to tell, for a moment of at most so many seconds."""
    if chance.random() < 0.3:
        store.drain()
    process = store.start(log)
    time.sleep(chance.uniform(0.005, longest))
    if chance.random() < 0.4:
        process.send_signal(chance.choice([signal.SIGHUP, signal.SIGTERM]))
        time.sleep(chance.uniform(0, longest / 4))
    return process


def slots(store, chance, count, stopped):
    """So many starts, a few in each slot. What the slot brings is there before it, and is judged at its end."""
    for begun in range(0, count, STARTS):
        store.days.go_to(store.days.number + 1)
        store.keep()
        store.drop(chance.randint(1, 4))
        store.come(1)
        for _ in range(min(STARTS, count - begun)):
            stopped()
        store.settle()
        if store.problems:
            return store.problems
    return store.problems


def how_long(store):
    """Somewhat more than a start and a delivery take on this machine, so that the moments are spread over both."""
    store.drop(4)
    store.once()
    begin = time.monotonic()
    store.drop(4)
    store.once()
    return 1.3 * (time.monotonic() - begin)


def kills(sipd, scratch, table, count, seed):
    chance = random.Random(seed)
    store = Store.make(sipd, scratch + "/kills", scratch + "/kills-sent")
    longest = how_long(store)
    store.drain()
    with open(scratch + "/kills.log", "w") as log:
        def killed():
            process = cycle(store, chance, log, longest)
            process.kill()
            process.wait()
        problems = slots(store, chance, count, killed)
    table.row(f"{count} kills at any moment", "killed", "no sipd runs", "recovered: the last run was interrupted",
              f"at the next start; {store.letters} letters, each once and in its slot", problems)
    table.count("crashes", count)


def power_cuts(sipd, scratch, table, count, seed):
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        return table.skip("power cuts", "they want root and mkfs.ext4")
    chance = random.Random(seed)
    image, mount = scratch + "/disk", scratch + "/mnt"
    os.mkdir(mount)
    with open(image, "wb") as file:
        file.truncate(128 << 20)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    attach = ["mount", "-o", "loop", image, mount]
    if subprocess.run(attach, stderr=subprocess.DEVNULL).returncode != 0:
        return table.skip("power cuts", "loop mounts are not allowed here")
    try:
        store = Store.make(sipd, mount + "/sip", scratch + "/cuts-sent")
        store.syncs = True
        longest = how_long(store)
        store.drain()
        with open(scratch + "/cuts.log", "w") as log:
            def cut():
                process = cycle(store, chance, log, longest)
                disk = os.open(mount, os.O_RDONLY)
                fcntl.ioctl(disk, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
                os.close(disk)
                process.kill()
                process.wait()
                # A child of another thread that has not begun yet may hold the folder for a moment.
                while subprocess.run(["umount", mount], stderr=subprocess.DEVNULL).returncode != 0:
                    time.sleep(0.01)
                subprocess.run(attach, check=True)
            problems = slots(store, chance, count, cut)
        table.row(f"{count} power cuts at any moment", "gone", "no sipd runs", "recovered: the last run was interrupted",
                  f"at the next start; {store.letters} letters, each once and in its slot", problems)
        table.count("power cuts", count)
    finally:
        subprocess.run(["umount", "-l", mount])
