#!/usr/bin/env python3
"""What a sensible operator would write instead of sipd: a script that cron runs.

    cron.py PLANS SPOOL LEDGER.db DAY

Reads every plan document, finds the four deadlines that matter most and are due and not in its SQLite ledger, and writes a
letter for each: tmp, fsync, rename. What it knows of a file it keeps and parses changed ones only. No calendar, no
substitutes, no consent, no digest: a letter for each deadline. Prints seconds, letters, and peak memory in kB.
"""
import datetime
import email.message
import email.policy
import os
import resource
import sqlite3
import sys
import time

try:
    import orjson as json
except ImportError:
    import json

begun = time.perf_counter()
plans, spool, ledger, today = sys.argv[1:]
for folder in ("tmp", "new"):
    os.makedirs(f"{spool}/{folder}", exist_ok=True)
db = sqlite3.connect(ledger, isolation_level=None)
db.execute("pragma journal_mode=WAL")
db.execute("pragma synchronous=FULL")
db.execute("create table if not exists sent(id text primary key, at text) without rowid")
db.execute("create table if not exists file(path text primary key, mtime int, size int, deadlines blob) without rowid")
known = {path: rest for path, *rest in db.execute("select path, mtime, size, deadlines from file")}


def after(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def deadlines(plan):
    """What is due when, and whom to tell."""
    if plan.get("closing"):
        return
    whose = plan.get("coordinator") or plan.get("convener") or plan.get("initiator") or "nobody"
    need = plan.get("need", {})
    if need.get("seen") and not need.get("started"):
        yield f"{plan['id']}.start", after(need["seen"], 3), whose, "start"
    until = plan.get("consent", {}).get("sharing", {}).get("until")
    if until:
        yield f"{plan['id']}.consent.{until}", after(until, -14), whose, f"consent ends {until}"
    for meeting in plan.get("meetings", []):
        name = f"{plan['id']}.{meeting['id']}"
        if meeting.get("purpose") == "follow-up" and meeting.get("date") and not meeting.get("held"):
            yield f"{name}.follow-up", after(meeting["date"], -20), whose, f"follow up on {meeting['date']}"
        for invitation in meeting.get("invitations", []):
            if invitation.get("sent") and invitation.get("reply", "needs-action") == "needs-action":
                person = invitation.get("person", whose)
                yield f"{name}.{person}", after(invitation["sent"], 3), person, "reply"


due, changed = [], []
folders = [plans]
while folders:
    for entry in os.scandir(folders.pop()):
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
            continue
        if not entry.name.endswith(".json"):
            continue
        seen = entry.stat()
        old = known.get(entry.path)
        if old and old[0] == seen.st_mtime_ns and old[1] == seen.st_size:
            found = json.loads(old[2])
        else:
            try:
                with open(entry.path, "rb") as file:
                    found = list(deadlines(json.loads(file.read())))
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
            text = json.dumps(found)
            changed.append((entry.path, seen.st_mtime_ns, seen.st_size, text if isinstance(text, bytes) else text.encode()))
        due += [deadline for deadline in found if deadline[1] <= today]
db.execute("begin")
db.executemany("insert or replace into file values(?,?,?,?)", changed)
db.execute("commit")
letters = 0
db.execute("begin immediate")
for name, day, whose, what in due:
    if db.execute("select 1 from sent where id=?", (name,)).fetchone():
        continue
    letter = email.message.EmailMessage(policy=email.policy.SMTP)
    letter["From"], letter["To"] = "sip@region.example", f"{whose}@region.example"
    letter["Subject"] = f"Reminder: {name}"
    letter["Message-ID"] = f"<{name}@region.example>"
    letter.set_content(f"{what}, due {day}\n")
    file = os.open(f"{spool}/tmp/{name}", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.write(file, letter.as_bytes())
    os.fsync(file)
    os.close(file)
    os.rename(f"{spool}/tmp/{name}", f"{spool}/new/{name}")
    db.execute("insert into sent values(?,?)", (name, today))
    letters += 1
folder = os.open(f"{spool}/new", os.O_RDONLY | os.O_DIRECTORY)
os.fsync(folder)
db.execute("commit")
print(f"{time.perf_counter() - begun:.6f} {letters} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
