"""More than sipd is made for: folders, documents and clients without measure.

Whatever is there, a letter that is due comes in its second, `status` answers, and memory stays bounded.
"""
import concurrent.futures
import os
import shutil
import socket
import stat
import subprocess
import time

from life import Hung, Life
from store import Store

LATE = 5.0  # seconds for a letter, on a machine that does much else
MEMORY = 400  # MB at the most, of a debug binary
SLOW = 10.0  # seconds for an answer


def limits(sipd, scratch, table, files):
    faults = [
        (f"a folder of {files:,} files", lambda store: many_files(store, files)),
        ("a document of 100 MB and one of 4 GiB, sparse", giants),
        ("10,000 bad documents", bad_documents),
        ("a pipe, a socket, a device, a folder, links and a name from right to left, all *.json", zoo),
        ("a client that connects and never speaks, one that never reads", None),
        ("1,000 clients", None),
    ]
    clients = {faults[4][0]: silent, faults[5][0]: thousand}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(guarded, sipd, f"{scratch}/limit-{number}", table, name, harm, clients.get(name))
                     for number, (name, harm) in enumerate(faults)]:
            done.result()


def guarded(sipd, folder, table, name, harm, crowd):
    try:
        live_with(sipd, folder, table, name, harm, crowd)
    except Hung as hung:
        table.row(name, problems=[f"hung: {hung}"])


def live_with(sipd, folder, table, name, harm, crowd):
    store = Store.make(sipd, folder, folder + "-sent")
    store.once()
    store.drain()
    if harm:
        harm(store)
    begin = time.monotonic()
    life = Life(store)
    if not life.until_ready():
        life.end()
        table.row(name, problems=[f"does not start: {life.entry}"])
        return
    started = time.monotonic() - begin
    letters = store.waiting
    held = crowd(store) if crowd else []
    late = letter(store, life)
    begin = time.monotonic()
    status = life.status()
    answered = time.monotonic() - begin
    memory = peak(life.process.pid)
    count = len(life.journal.of(life.process.pid)) if life.journal else 0
    code = life.stop()
    for client in held:
        client.close()
    problems = [f"exit {code}"] * (code != 0)
    problems += [f"late: the letter came after {late:.1f} s"] * (late > LATE)
    problems += [f"slow: status answered after {answered:.1f} s"] * (answered > SLOW)
    problems += [f"memory: {memory} MB"] * (memory > MEMORY)
    problems += [f"{letters} letters at the start"] * (letters > 20)
    problems += [f"{count} journal entries"] * (count > 300)
    table.row(name, f"started in {started:.1f} s, letter after {late:.2f} s, at most {memory} MB",
              f"after {answered:.2f} s: {status}", f"{count} entries; {life.entry}", "nothing to recover",
              problems + store.settle())
    table.count("limits", 1)
    if not problems:
        store.remove()


def letter(store, life):
    """How long an immediate need takes to its letter."""
    before = store.waiting
    begin = time.monotonic()
    store.drop(1)
    while store.waiting <= before:
        if time.monotonic() - begin > 60 or life.process.poll() is not None:
            raise Hung("no letter")
        time.sleep(0.005)
    return time.monotonic() - begin


def peak(process):
    """VmHWM, in MB."""
    with open(f"/proc/{process}/status") as file:
        return next(int(line.split()[1]) // 1024 for line in file if line.startswith("VmHWM"))


def many_files(store, count):
    """What an export leaves lying about, in folders of a thousand; in memory, where that is allowed."""
    if os.geteuid() == 0:
        os.rename(store.path("plans"), store.path("plans.aside"))
        os.mkdir(store.path("plans"))
        subprocess.run(["mount", "-t", "tmpfs", "-o", "nr_inodes=2m", "none", store.path("plans")], check=True)
        shutil.copytree(store.path("plans.aside"), store.path("plans"), dirs_exist_ok=True)
    for number in range(count):
        folder = store.path("plans", f"{number // 1000}")
        if number % 1000 == 0:
            os.mkdir(folder)
        os.close(os.open(f"{folder}/{number}.txt", os.O_CREAT | os.O_WRONLY))


def giants(store):
    with open(store.path("plans", "large.json"), "w") as file:
        file.write('{"format": "sip-plan/1", "id": "')
        for _ in range(100):
            file.write("x" * (1 << 20))
        file.write('"}')
    with open(store.path("plans", "sparse.json"), "w") as file:
        file.truncate(4 << 30)


def bad_documents(store):
    for number in range(10_000):
        with open(store.path("plans", f"bad-{number}.json"), "w") as file:
            file.write('{"format": "sip-plan/1", "id": ' if number % 2 else "not JSON at all")


def zoo(store):
    plans = store.path("plans")
    os.mkfifo(plans + "/pipe.json")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(plans + "/socket.json")
    if os.geteuid() == 0:
        os.mknod(plans + "/device.json", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    os.mkdir(plans + "/folder.json")
    os.symlink("/dev/zero", plans + "/zero.json")
    os.symlink(plans, plans + "/loop")
    os.symlink("loop.json", plans + "/loop.json")
    open(plans + "/plan-\u202enosj.json", "w").close()
    open(plans.encode() + b"/bytes-\xff.json", "w").close()
    deep = plans
    for number in range(40):
        deep += f"/{number}"
        os.mkdir(deep)
    open(deep + "/deep.json", "w").close()


def connected(store):
    client = socket.socket(socket.AF_UNIX)
    client.connect(store.path("sipd.sock"))
    client.settimeout(10)
    return client


def silent(store):
    mute, deaf = connected(store), connected(store)
    deaf.sendall(b'{"verb": "status"}\n' * 100)
    return [mute, deaf]


def thousand(store):
    """Connected at once, as many as the listener takes, half of them asking."""
    clients = []
    for number in range(1000):
        client = connected(store)
        try:
            if number % 2:
                client.sendall(b'{"verb": "status"}\n')
        except OSError:
            pass  # Let go of, to make room for the next.
        clients.append(client)
    return clients
