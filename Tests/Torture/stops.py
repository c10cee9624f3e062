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


def cycle(store, chance, log, longest):
    """A sipd with something to tell, for a moment of at most so many seconds."""
    if chance.random() < 0.3:
        store.drain()
    store.drop(chance.randint(1, 4))
    process = store.start(log)
    time.sleep(chance.uniform(0.005, longest))
    if chance.random() < 0.4:
        process.send_signal(chance.choice([signal.SIGHUP, signal.SIGTERM]))
        time.sleep(chance.uniform(0, longest / 4))
    return process


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
    with open(scratch + "/kills.log", "w") as log:
        for _ in range(count):
            process = cycle(store, chance, log, longest)
            process.kill()
            process.wait()
    problems = store.settle()
    table.row(f"{count} kills at any moment", "killed", "no sipd runs", "recovered: the last run was interrupted",
              f"at the next start; {store.letters} letters, each once", problems)
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
        with open(scratch + "/cuts.log", "w") as log:
            for _ in range(count):
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
        problems = store.settle()
        table.row(f"{count} power cuts at any moment", "gone", "no sipd runs", "recovered: the last run was interrupted",
                  f"at the next start; {store.letters} letters, each once", problems)
        table.count("power cuts", count)
    finally:
        subprocess.run(["umount", "-l", mount])
