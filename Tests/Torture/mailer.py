"""The power cut between the spool and the mailer: letters on a disk that goes away at any moment while they are handed over.

The mailer stands on another disk and keeps what it takes at once and for good, as a mail system on another machine does.
"""
import fcntl
import os
import random
import shutil
import struct
import subprocess
import time

from judge import Box
from stops import NO_LOG_FLUSH, SHUTDOWN

# Durable before it says so; a name of its own for each time.
MAILER = """#!/bin/sh
new=$(mktemp {taken}/.XXXXXXXX) && cat >"$new" && sync "$new" && mv "$new" {taken}/$$-$(date +%s%N) && sync {taken}
"""
LETTER = """From: sip@example.org
To: anna@example.org
Message-ID: <{stem}@sipd>
X-SIPD-Told: anna;start-without-delay,2026-06-04,due,act,K26-{number},{{}}
Content-Type: multipart/mixed; boundary=end

--end

{words}
--end--
"""
CONFIGURATION = "mail: {{sendmail: {mailer}}}\nspool: {spool}\nstate: {spool}/state\njournal: standard-error\n"


def power_cuts(sipd, scratch, table, count, seed):
    if os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        return table.skip("power cuts while mail is handed over", "they want root and mkfs.ext4")
    chance = random.Random(seed)
    image, mount, taken = scratch + "/mailer-disk", scratch + "/mailer-mnt", scratch + "/mailer-taken"
    for folder in (mount, taken):
        os.mkdir(folder)
    with open(image, "wb") as file:
        file.truncate(64 << 20)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    attach = ["mount", "-o", "loop", image, mount]
    if subprocess.run(attach, stderr=subprocess.DEVNULL).returncode != 0:
        return table.skip("power cuts while mail is handed over", "loop mounts are not allowed here")
    spool, mailer, conf = mount + "/spool", scratch + "/mailer", scratch + "/mailer.yaml"
    with open(mailer, "w") as file:
        file.write(MAILER.format(taken=taken))
    os.chmod(mailer, 0o755)
    with open(conf, "w") as file:
        file.write(CONFIGURATION.format(mailer=mailer, spool=spool))
    os.makedirs(spool + "/outgoing", mode=0o700)
    letters, problems, deliver = [], [], [sipd, "deliver", "-c", conf]
    try:
        with open(scratch + "/mailer.log", "w") as log:
            drop(spool, letters, 6)
            begin = time.monotonic()
            subprocess.run(deliver, check=True, stderr=log)
            longest = 1.3 * (time.monotonic() - begin)
            for _ in range(count):
                drop(spool, letters, chance.randint(1, 4))
                # With all that it has started, as the power goes.
                process = subprocess.Popen(["unshare", "--pid", "--fork", "--kill-child", *deliver], stderr=log)
                time.sleep(chance.uniform(0.002, longest))
                disk = os.open(mount, os.O_RDONLY)
                fcntl.ioctl(disk, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
                os.close(disk)
                process.kill()
                process.wait()
                unmount(mount)
                subprocess.run(attach, check=True)
            # The last notes may put letters off by a minute; without them they go now.
            subprocess.run(["rm", "-rf", spool + "/notes"], check=True)
            subprocess.run(deliver, check=True, stderr=log)
        twice = judge(letters, spool, taken, count, problems)
        table.row(f"{count} power cuts while mail is handed over", "gone", "letters wait", "repeated: it may arrive twice",
                  f"at the next drain; {len(letters)} letters, {twice} of them twice, each the one in the mailer's hands",
                  problems)
        table.count("power cuts", count)
    finally:
        subprocess.run(["umount", "-l", mount])


def unmount(mount):
    """As soon as the killed have let go of it."""
    end = time.monotonic() + 10
    while subprocess.run(["umount", mount], stderr=subprocess.DEVNULL).returncode != 0:
        if time.monotonic() > end:
            raise TimeoutError(f"{mount} stays busy")
        time.sleep(0.01)


def drop(spool, letters, count):
    """Durable, as sipd leaves its letters."""
    for _ in range(count):
        name = f"letter-{len(letters):05}.eml"
        path = f"{spool}/{name}"
        with open(path, "w") as file:
            file.write(LETTER.format(stem=name.removesuffix(".eml"), number=len(letters), words="Word " * 400))
            file.flush()
            os.fsync(file.fileno())
        os.rename(path, f"{spool}/outgoing/{name}")
        letters.append(name)
    folder = os.open(spool + "/outgoing", os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def judge(letters, spool, taken, cuts, problems):
    """How many came twice. At most one letter a cut may: the one that the mailer had just then."""
    box = Box(taken)
    problems += box.problems(cuts)
    problems += [f"lost: {name}" for name in letters if name not in box.names]
    problems += [f"unknown: {name}" for name in box.names - set(letters)]
    sent = set(os.listdir(spool + "/sent"))
    problems += [f"not in sent: {name}" for name in letters if name not in sent]
    for folder in ("outgoing", "waiting", "handing", "failed"):
        problems += [f"left in {folder}: {name}" for name in os.listdir(f"{spool}/{folder}")]
    return box.repeated()
