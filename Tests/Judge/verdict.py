"""Recounts, from what sipd answers and what it has sent, whether it kept its promises. It shares no code with sipd.

It is shown the answers of one moment after the other (`see`), and at the end the record and the letters (`finish`):

 (a) no open duty that is overdue was silent for more than forty days;
 (b) each open duty of a plan that counts as watched has its next reminder, with a day in time and somebody to hear it;
 (c) whoever a step is for hears on the first own working day on or after it, and waits for nobody;
 (d) the steps of a duty are told in order to each who hears them, none twice, each in a letter that names the plan;
 (e) the documents are as many as the lines of explain and as the sum of coverage.
"""
import collections
import email
import email.policy
import re
import zoneinfo

from days import DAY
from evidence import Violation, day, is_document, moment

STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")
SILENCE = 40
NEXT = 31
# No duty of a plan: that nobody watches it, said once.
SAID_ONCE = "plan-unwatched"
NEEDS_SOMEBODY = {"not-read", "set-aside", "nobody-reachable", "adrift", "mailbox-only"}
STATES = NEEDS_SOMEBODY | {"resting", "watched", "nothing-open", "closed"}
# What holds a reminder, and the duties by which that ends: while one of them is open, the silence is that duty's.
GUARDS = {
    "consent": {"consent-missing", "consent-scope", "consent-expiry", "cannot-consent", "guardians-consented",
                "guardian-refused", "minor-15-conflict", "consent-covers-follow-up"},
    "representative": {"representative-consented"},
    "child-informed": {"child-informed"},
    "participants-agreed": {"participants-agreed"},
}


class Duty:
    """A duty over time: what it was on each day it was looked at."""

    def __init__(self):
        self.seen, self.dues, self.last = [], set(), ""


class Judge:
    def __init__(self, days, first):
        self.days, self.first = days, first
        self.violations, self.counts = [], collections.Counter()
        self.duties = collections.defaultdict(Duty)
        self.moments = {}
        self.edited = collections.defaultdict(list)
        self.rests = []
        self.known, self.looks, self.documents = set(), 0, 0
        self.has_coverage = False

    def found(self, check, rule, on, plan, words, once=None):
        """`once`: what it is about, when the same would be found again on every day."""
        if once is not None:
            if (check, once) in self.known:
                return
            self.known.add((check, once))
        self.violations.append(Violation(check, rule, on, plan, words))

    def edit(self, plan, on):
        """The document of a plan was changed on a day after that day's round."""
        self.edited[plan].append(on)

    # One moment

    def see(self, look):
        self.looks += 1
        self.documents = len(look.files)
        self.count(look)
        states = self.states(look)
        named = {entry.get("document") for entry in (look.coverage or {}).get("named", [])}
        for line in look.lines:
            if "duties" in line:
                self.plan(line, look, states.get(line["document"]), line["document"] in named)

    def states(self, look):
        """The state that coverage gives each document."""
        found = {}
        for entry in [*(look.coverage or {}).get("named", []), *(look.coverage or {}).get("plans", [])]:
            path, state = entry.get("document"), entry.get("state")
            if found.setdefault(path, state) != state:
                self.found("e", "coverage", look.at.date(), path, f"is both {found[path]} and {state}", (path, "both"))
        return found

    def count(self, look):
        """(e)"""
        today, files = look.at.date(), sorted(path for path in look.files if is_document(path))
        explained = [line.get("document") for line in look.lines]
        self.counts["e"] += 1
        if sorted(explained) != files:
            odd = sorted(set(files) ^ set(explained)) or [path for path in explained if explained.count(path) > 1]
            self.found("e", "explain", today, odd[0] if odd else "",
                       f"{len(files)} documents, {len(explained)} lines of explain: {', '.join(odd[:3])}")
        for line in look.lines:
            if not line.get("plan" if "duties" in line else "findings"):
                self.found("e", "explain", today, line.get("document"), "has neither duties nor a finding", line["document"])
        coverage = look.coverage
        if coverage is None:
            return
        self.has_coverage = True
        states = coverage["states"]
        if coverage["documents"] != len(files) or sum(states.values()) != len(files):
            self.found("e", "coverage", today, "", f"{len(files)} documents; coverage counts {coverage['documents']}, its "
                       f"states {sum(states.values())}")
        if set(states) - STATES:
            self.found("e", "coverage", today, "", f"knows states that it should not: {sorted(set(states) - STATES)}", "states")
        listed = collections.Counter(self.states(look).values())
        if sum(listed.values()) == len(files) and any(states.get(name, 0) != listed[name] for name in STATES):
            self.found("e", "coverage", today, "", f"its states are {states}, its plans {dict(listed)}")
        wanted = int(any(states.get(name) for name in NEEDS_SOMEBODY))
        if look.status is not None and look.status != wanted:
            self.found("e", "coverage", today, "", f"exit status {look.status}, not {wanted}")

    def plan(self, line, look, state, is_named):
        today, plan = look.at.date(), line["plan"]
        open_rules = {duty["rule"] for duty in line["duties"] if duty["state"] == "open"} - {SAID_ONCE}
        places, ok = collections.Counter(), True
        for duty in line["duties"]:
            if duty["rule"] == SAID_ONCE:
                continue
            for step in duty["steps"]:
                on = day(step["moment"])
                key = (plan, duty["rule"], duty["instance"], duty["due"], step["step"])
                self.moments[key] = max(on, self.moments.get(key, on))
            if duty["state"] != "open":
                continue
            name = (plan, duty["rule"], duty["instance"])
            places[name] += 1
            holds = {step["decision"][8:] for step in duty["steps"] if step["decision"].startswith("held by ")}
            is_guarded = any(GUARDS.get(guard, set()) & open_rules - {duty["rule"]} for guard in holds)
            ahead = [step for step in duty["steps"] if self.is_next(step, look.at)]
            is_mute = not ahead and (bool(holds) or any(step["decision"] == "unreachable" for step in duty["steps"]))
            excuse = "paused" if "paused" in holds else "guarded" if is_guarded else "named" if is_mute and is_named else None
            kept = self.duties[(*name, places[name])]
            kept.dues.add(duty["due"])
            kept.seen.append((self.looks, today, day(duty["due"]), excuse, line["unit"]))
            told = [step["step"] for step in duty["steps"] if step["decision"] == "told"]
            kept.last = told[-1] if told else "nothing"
            if excuse:
                continue
            self.counts["b"] += 1
            late = self.late(duty, ahead, today, line["unit"])
            if late:
                ok = False
                if state in (None, "watched"):
                    self.found("b", duty["rule"], today, plan, f"{self.words(duty)}: {late}", (*name, duty["due"]))
            for step in ahead:
                self.wait(step, duty, plan, today)
        if state == "nothing-open" and open_rules or state == "watched" and not open_rules:
            self.found("b", "coverage", today, plan, f"is {state}, and {len(open_rules)} rules have open duties", (plan, state))
        self.counts["watched" if ok and open_rules else "not watched" if open_rules else "nothing open"] += 1

    @staticmethod
    def words(duty):
        return f"{duty['rule']} {duty['instance']}".strip() + f", due {duty['due']}"

    @staticmethod
    def is_next(step, now):
        """A reminder that is still to come, to somebody."""
        if step["decision"] not in ("wait", "tell") or not step.get("recipient"):
            return False
        if "at" not in step:
            return step["decision"] == "tell"
        return moment(step["at"]) > now or step["decision"] == "tell" and day(step["at"]) == now.date()

    def late(self, duty, ahead, today, unit):
        """(b) Why a duty is not watched; None when it is."""
        due = day(duty["due"])
        limit = self.days.next_open(unit, due if due > today else today + NEXT * DAY)
        if "passes" in duty and day(duty["passes"]) <= limit:
            return None
        first = None
        for step in ahead:
            on = day(step["at"]) if "at" in step else today
            if on <= (self.days.next_own(step["recipient"], limit) or limit):
                return None
            first = min(first or on, on)
        if first:
            return f"the next reminder is on {first}, later than {limit}"
        return "no reminder is to come"

    def wait(self, step, duty, plan, today):
        """(c) Nobody is to wait for another."""
        if step["decision"] != "wait" or "at" not in step or duty["rule"] == "start-immediately":
            return
        self.counts["c"] += 1
        start = max(day(step["moment"]), today + DAY)
        own, at = self.days.next_own(step["recipient"], start), day(step["at"])
        if own and at > own and not self.days.turned(step["recipient"], min(start, own) - DAY, at):
            self.found("c", duty["rule"], today, plan, f"{self.words(duty)}, \"{step['step']}\": {step['recipient']} is to "
                       f"wait until {at}, and works on {own}", (plan, duty["rule"], step["step"], step["recipient"]))

    # The end

    def finish(self, entries, letters):
        """`entries` of audit --json; `letters` by file name."""
        taken = {entry["fields"].get("letter") for entry in entries if entry["kind"] == "pulled"}
        told = [entry for entry in entries if entry["kind"] == "told" and not entry["subject"].startswith("sipd/")
                and entry["fields"].get("letter") not in taken]
        self.rests = [(entry["subject"], day(entry["at"]), moment(entry["fields"]["until"]).astimezone(STOCKHOLM).date())
                      for entry in entries if entry["kind"] in ("acknowledged", "snoozed") and "until" in entry["fields"]]
        self.letters(told, letters)
        self.order(told)
        self.silence(told)

    def letters(self, told, letters):
        """(d) What the record says was told stands in a letter, to the address in the record."""
        texts = {}
        for entry in told:
            name, plan, on = entry["fields"].get("letter"), entry["subject"], day(entry["at"])
            if name not in letters:
                self.found("d", entry["fields"]["rule"], on, plan, f"was told in {name}, which was never sent", name)
                continue
            if name not in texts:
                mail = email.message_from_bytes(letters[name], policy=email.policy.default)
                body = mail.get_body(("plain",))
                texts[name] = (str(mail["To"]), body.get_content() if body else "")
            to, text = texts[name]
            self.counts["d"] += 1
            if not re.search(re.escape(plan) + r"(?![\w-])", text):
                self.found("d", entry["fields"]["rule"], on, plan, f"was told in {name}, which does not name it", (name, plan))
            if entry["fields"].get("address", "") not in to:
                self.found("d", entry["fields"]["rule"], on, plan, f"{name} goes to {to}", name)

    def order(self, told):
        """(c) and (d)"""
        last, heard = {}, set()
        for entry in told:
            fields, on = entry["fields"], day(entry["at"])
            duty = (entry["subject"], fields["rule"], fields["instance"], fields["due"])
            who = fields["recipient"]
            key = (*duty, fields["duty"], fields["rung"], who)
            words = f"{fields['rule']} {fields['instance']}, due {fields['due']}, \"{fields['rung']}\" to {who}"
            if key in heard:
                self.found("d", fields["rule"], on, entry["subject"], f"{words}: told twice")
            heard.add(key)
            falls = self.moments.get((*duty, fields["rung"]))
            if falls is None:
                continue
            before = last.get((*duty, fields["duty"], who))
            if before and before[0] > falls:
                self.found("d", fields["rule"], on, entry["subject"], f"{words}: told after \"{before[1]}\"")
            last[(*duty, fields["duty"], who)] = (falls, fields["rung"])
            self.in_time(entry, falls, on, who, words)

    def in_time(self, entry, falls, on, who, words):
        """(c)"""
        fields, plan = entry["fields"], entry["subject"]
        if fields["rule"] == "start-immediately":
            return
        self.counts["c"] += 1
        if not self.days.is_own(who, on):
            return self.found("c", fields["rule"], on, plan, f"{words}: told on a day on which {who} does not work")
        edits = [edit + DAY for edit in self.edited[plan] if edit < on]
        rests = [end for of, begun, end in self.rests if of == plan and begun <= on]
        start = max([falls, self.first, *edits, *rests])
        own = self.days.next_own(who, start)
        if own is None or on <= own or self.days.turned(who, start - DAY, on):
            return
        was_held = any(
            excuse is not None and start - 8 * DAY <= seen <= on for (of, rule, instance, _), duty in self.duties.items()
            if (of, rule, instance) == (plan, fields["rule"], fields["instance"]) for _, seen, _, excuse, _ in duty.seen)
        if not was_held:
            self.found("c", fields["rule"], on, plan, f"{words}: fell on {falls}, told on {on}; {who} works on {own}")

    def silence(self, told):
        """(a)"""
        voices = collections.defaultdict(list)
        for entry in told:
            fields = entry["fields"]
            voices[entry["subject"], fields["rule"], fields["instance"], fields["due"]].append(day(entry["at"]))
        for (plan, rule, instance, _), duty in sorted(self.duties.items()):
            heard = sorted(on for due in duty.dues for on in voices[plan, rule, instance, due])
            since = before = None
            for look, today, due, excuse, unit in duty.seen:
                if due > today or excuse:
                    since = None
                elif since is None or before is None or look != before[0] + 1:
                    # Open already when it was looked at before, it has been due from its day on.
                    is_new = before is None or look != before[0] + 1 or before[3] is not None
                    since = today if is_new else due
                before = (look, today, due, excuse)
                if since is None:
                    continue
                self.counts["a"] += 1
                last = max([since, *(on for on in heard if on <= today)])
                silent = (today - last).days - self.days.extra_closures(unit, last, today)
                if silent > SILENCE:
                    self.found("a", rule, today, plan, f"{rule} {instance}".strip() + f", due {due}: nobody has heard of it "
                               f"since {last}; told last: {duty.last}", (plan, rule, instance, due))
