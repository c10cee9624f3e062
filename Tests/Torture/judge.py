"""The one judge of all parts. It reads letters as a mailer would, by Message-ID and by the reminders that stand in them.

A reminder is known by its plan, rule, instance, due date, rung and recipient, as `X-SIPD-Told` says them. Nothing of
sipd's own memory is asked: what should have been told, and in which slot, a sipd to which nothing happened has said.
"""
import collections
import email
import os
import re
import urllib.parse

Reminder = collections.namedtuple("Reminder", "subject rule instance due rung recipient")


class Letter:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.content = file.read()
        message = email.message_from_bytes(self.content)
        self.identity = message["Message-ID"] or os.path.basename(path)
        self.name = self.identity.strip("<>").split("@")[0] + ".eml"
        self.is_whole = bool(message["Message-ID"] and not message.defects and self.ends(message))
        self.reminders = told(message["X-SIPD-Told"] or "")
        self.is_immediate = self.name.startswith("now")

    def ends(self, message):
        """A letter of several parts says where it ends."""
        return self.content.endswith(b"\n") and message.is_multipart() and (
            self.content.rstrip().endswith(b"--" + message.get_boundary().encode() + b"--"))


def told(value):
    """The reminders in `anna.berg;start-without-delay,2026-06-04,due,act,K26-0007,{};…`."""
    recipient, *items = [re.sub(r"\s", "", word) for word in value.split(";")]
    reminders = set()
    for item in items:
        rule, due, rung, _, subject, instance = [urllib.parse.unquote(field) for field in item.split(",")]
        reminders.add(Reminder(subject, rule, instance, due, rung, urllib.parse.unquote(recipient)))
    return frozenset(reminders)


class Box:
    """Every letter that a mailer took, a file each, whatever the file is called."""

    def __init__(self, folder):
        self.letters = [Letter(os.path.join(folder, name)) for name in sorted(os.listdir(folder))
                        if not name.startswith(".")]

    @property
    def reminders(self):
        return frozenset().union(*(letter.reminders for letter in self.letters))

    @property
    def names(self):
        return {letter.name for letter in self.letters}

    def problems(self, twice=0):
        """`twice`: how often a mailer may have had a letter in its hands when it or sipd was ended; each may come again."""
        problems = [f"torn: {letter.name}" for letter in self.letters if not letter.is_whole]
        texts, holders = collections.defaultdict(list), collections.defaultdict(set)
        for letter in self.letters:
            texts[letter.identity].append(letter.content)
            for reminder in letter.reminders:
                holders[reminder].add(letter.name)
        again = {identity: contents for identity, contents in texts.items() if len(contents) > 1}
        problems += [f"doubled and not the same: {identity}" for identity, contents in again.items()
                     if len(set(contents)) > 1]
        if sum(len(contents) - 1 for contents in again.values()) > twice:
            problems += [f"doubled: {identity} came {len(contents)} times" for identity, contents in again.items()]
        problems += [f"doubled: {words(reminder)} in {' and '.join(sorted(names))}"
                     for reminder, names in holders.items() if len(names) > 1]
        return problems

    def repeated(self):
        """How many letters came once more than once."""
        return len(self.letters) - len({letter.identity for letter in self.letters})


def words(reminder):
    return f"{reminder.subject}'s {reminder.rule} {reminder.instance} ({reminder.rung}) to {reminder.recipient}"


def late(expected, in_time, afterwards):
    """`expected` in a slot; in the box then, and after the next slot."""
    return ([f"late by a slot: {words(reminder)}" for reminder in sorted((expected & afterwards) - in_time)]
            + [f"lost: {words(reminder)}" for reminder in sorted(expected - in_time - afterwards)])
