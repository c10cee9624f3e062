"""The power cut between the spool and the mailer: letters on a disk that goes away at any moment while they are handed over.

The mailer stands on another disk and keeps what it takes at once and for good, as a mail system on another machine does.
"""
import collections
import fcntl
import os
import random
import re
import shutil
import struct
import subprocess
import time

from stops import NO_LOG_FLUSH, SHUTDOWN

# Durable before it says so; a name of its own for each time.
MAILER = """#!/bin/sh
new=$(mktemp {taken}/.XXXXXXXX) && cat >"$new" && sync "$new" && mv "$new" {taken}/$$-$(date +%s%N) && sync {taken}
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
            file.write(f"From: sip@example.org\nTo: anna@example.org\nMessage-ID: <{name}@sipd>\n\n{'Word ' * 400}end\n")
            file.flush()
            os.fsync(file.fileno())
        os.rename(path, f"{spool}/outgoing/{name}")
        letters.append(name)
    folder = os.open(spool + "/outgoing", os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def judge(letters, spool, taken, cuts, problems):
    """How many came twice. At most one letter a cut may: the one that the mailer had just then."""
    times = collections.Counter()
    texts = collections.defaultdict(set)
    for name in os.listdir(taken):
        if name.startswith("."):
            continue  # The mailer itself was cut off before it had taken it.
        with open(f"{taken}/{name}") as file:
            text = file.read()
        letter = re.search(r"^Message-ID: <(.*)@sipd>$", text, re.M)
        if not letter or not text.endswith("end\n"):
            problems.append(f"torn: {name}")
            continue
        times[letter.group(1)] += 1
        texts[letter.group(1)].add(text)
    twice = sum(count - 1 for count in times.values())
    problems += [f"lost: {name}" for name in letters if not times[name]]
    problems += [f"unknown: {name}" for name in times if name not in set(letters)]
    problems += [f"doubled and not the same: {name}" for name, kinds in texts.items() if len(kinds) > 1]
    if twice > cuts:
        problems.append(f"doubled: {twice} times in {cuts} cuts; one a cut is what may happen")
    sent = set(os.listdir(spool + "/sent"))
    problems += [f"not in sent: {name}" for name in letters if name not in sent]
    for folder in ("outgoing", "waiting", "handing", "failed"):
        problems += [f"left in {folder}: {name}" for name in os.listdir(f"{spool}/{folder}")]
    return twice
