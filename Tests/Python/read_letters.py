#!/usr/bin/env python3
"""Read every letter in a folder as strictly as Python can; exit 1 with path and reason at the first thing amiss.

    read_letters.py FOLDER

Needs icalendar and html5lib from PyPI.
"""

import email
import email.policy
import re
import sys
from datetime import date, datetime
from pathlib import Path

import html5lib
import icalendar

ONCE = ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress",
        "Content-Language", "MIME-Version", "Content-Type"]
MAYBE = ["Reply-To", "Cc", "In-Reply-To", "References", "List-Id", "X-SIPD-Told", "X-SIPD-Seal"]
ELEMENTS = set("html head meta title style body div h1 h2 h3 p ul li strong span hr".split())


class Amiss(Exception):
    pass


def need(holds, reason):
    if not holds:
        raise Amiss(reason)


def read_bytes(raw):
    need(raw.isascii(), "not ASCII")
    need(b"\r" not in raw and b"\0" not in raw, "holds CR or NUL; a spooled letter has LF")
    need(raw.endswith(b"\n"), "does not end in a line end")
    lines = raw.split(b"\n")
    for number, line in enumerate(lines, 1):
        need(len(line) <= 998, f"line {number} has {len(line)} bytes")
        need(line == line.rstrip(), f"line {number} ends in white space")
        need(not line.startswith((b".", b"From ")), f"line {number} begins with what some mailers change")
    for number, line in enumerate(lines[:lines.index(b"")], 1):
        words = line.split()
        need(len(line) <= 78 or len(words) <= 2, f"header line {number} could have been folded")
        need(b"=?" not in line or len(line) <= 76, f"header line {number} holds an encoded word and {len(line)} bytes")
        need(all(len(word) <= 75 for word in words if word.startswith(b"=?")), f"line {number}: encoded word over 75")


def read_header(message):
    names = message.keys()
    for name in ONCE:
        need(names.count(name) == 1, f"{name} is there {names.count(name)} times")
    for name in names:
        need(name in ONCE + MAYBE and names.count(name) == 1, f"unexpected field {name}: {message[name]!r}")
        need(not message[name].defects, f"{name}: {message[name].defects}")
        need("\ufffd" not in message[name], f"{name} does not decode")
    need(message["Date"].datetime.utcoffset() is not None, "Date has no zone")
    for name in ["From", "To", "Cc", "Reply-To"]:
        for address in message[name].addresses if message[name] else []:
            need(re.fullmatch(r"[^@\s]+@[a-z0-9.-]+", address.addr_spec), f"{name}: {address.addr_spec!r}")
    need(len(message["To"].addresses) == 1, "not exactly one To")
    need(re.fullmatch(r"<[^<>@\s]+@[a-z0-9.-]+>", message["Message-ID"]), "Message-ID is malformed")
    need(message["Auto-Submitted"] == "auto-generated", "Auto-Submitted is not auto-generated")
    need(("In-Reply-To" in message) == ("References" in message), "In-Reply-To and References do not go together")
    if "References" in message:
        need(message["References"].split()[-1] == message["In-Reply-To"], "In-Reply-To is not the last reference")


def words(text):
    return re.findall(r"[^\W_]+", text)


def read_html(markup, languages, plain):
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(markup)
    need(document.get("lang") == languages[0], f"the page's language is {document.get('lang')}, not {languages[0]}")
    for element in document.iter():
        need(element.tag in ELEMENTS, f"HTML: element {element.tag}")
        extra = set(element.keys()) - {"lang", "style", "charset", "name", "content", "role"}
        need(not extra, f"HTML: attributes {extra} on {element.tag}")
        need("url(" not in element.get("style", ""), "HTML: a style fetches something")
        for size in re.findall(r"font-size:(\d+)px", element.get("style", "")):
            need(int(size) >= 16, f"HTML: {size} px is too small for a phone")
    body = document.find("body")
    marked = [element.get("lang") for element in body.iter() if element.get("lang")]
    need(marked == languages, f"HTML speaks {marked}, the header says {languages}")
    need(words("".join(body.itertext())) == words(plain), "text and HTML do not say the same")


def read_calendar(raw):
    need(raw.endswith(b"\r\n"), "ics: does not end in CRLF")
    lines = raw[:-2].split(b"\r\n")
    for number, line in enumerate(lines, 1):
        need(b"\n" not in line and b"\r" not in line, f"ics line {number}: bare CR or LF")
        need(len(line) <= 75, f"ics line {number} has {len(line)} octets")
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(raw)
    need(calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH", "ics: version or method")
    events = calendar.subcomponents
    need(events, "ics: no items")
    for event in events:
        need(event.name == "VEVENT" and not event.subcomponents, f"ics: {event.name} or something in it")
        need(not event.errors, f"ics: {event.errors}")
        need(set(event) == set("UID DTSTAMP DTSTART SUMMARY DESCRIPTION CLASS STATUS TRANSP SEQUENCE ORGANIZER".split()), f"ics: {set(event)}")
        need(event["SEQUENCE"] > 0 and event["ORGANIZER"].startswith("mailto:"), "ics: number or organizer")
        start = event["DTSTART"].dt
        need(isinstance(start, date) and not isinstance(start, datetime), "ics: DTSTART is not a day")
        need(event["DTSTAMP"].dt.utcoffset().total_seconds() == 0, "ics: DTSTAMP is not UTC")
    need(len({event["UID"] for event in events}) == len(events), "ics: a UID twice")


def read(path):
    raw = path.read_bytes()
    read_bytes(raw)
    message = email.message_from_bytes(raw, policy=email.policy.strict)
    read_header(message)
    for part in message.walk():
        need(not part.defects, f"{part.get_content_type()}: {part.defects}")
        for name, value in part.items():
            need(not value.defects, f"{part.get_content_type()}: {name}: {value.defects}")
    kinds = [part.get_content_type() for part in message.walk()]
    both = ["multipart/alternative", "text/plain", "text/html"]
    need(kinds in (both, ["multipart/mixed", *both, "text/calendar"]), f"parts {kinds}")
    parts = {part.get_content_type(): part for part in message.walk()}
    languages = message["Content-Language"].split(", ")
    for kind in both[1:]:
        need(parts[kind]["Content-Language"].split(", ") == languages, f"{kind}: Content-Language differs")
    plain = parts["text/plain"].get_content()
    need(all(line == line.rstrip() for line in plain.splitlines()), "text: a line ends in white space")
    read_html(parts["text/html"].get_content(), languages, plain)
    if "text/calendar" in parts:
        part = parts["text/calendar"]
        need(part.get_filename() == "sip.ics" and part.get_content_disposition() == "attachment", "ics: not attached")
        need(part["Content-Type"].params.get("method") == "PUBLISH", "ics: method differs from the content type's")
        read_calendar(part.get_payload(decode=True))


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: read_letters.py FOLDER")
    paths = sorted(Path(sys.argv[1]).glob("*.eml"))
    if not paths:
        sys.exit(f"{sys.argv[1]}: no letters")
    for path in paths:
        try:
            read(path)
        except Exception as reason:  # whatever any of the parsers says is a finding about the letter
            print(f"{path}: {type(reason).__name__}: {reason}", file=sys.stderr)
            sys.exit(1)
    print(f"{len(paths)} letters read")


if __name__ == "__main__":
    main()
