"""What the judge says of answers and records written by hand."""
import datetime
import json
import unittest

from days import Days, easter, red_days
from evidence import Snapshot, is_document
from verdict import Judge

ROSTER = {
    "units": {"bistand": {"closures": [{"first": "2026-07-06", "last": "2026-07-31"}]}},
    "people": {
        "anna": {"unit": "bistand"},
        "bo": {"unit": "bistand", "absences": [{"first": "2026-06-22", "last": "2026-06-26", "substitute": "anna"}]},
        "per": {"unit": "bistand", "days": ["tuesday", "saturday"], "left": "2026-09-01"},
    },
}
LETTER = b"To: Anna <anna@x.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nK-1: start\r\n"


def at(day, time="09:00:00"):
    return datetime.datetime.fromisoformat(f"{day}T{time}+02:00")


def step(decision, moment, who="anna", on=None, name="due"):
    fields = {"step": name, "moment": f"{moment}T08:00:00+02:00", "recipient": who, "part": "act", "decision": decision}
    return fields | ({"at": f"{on}T08:00:00+02:00"} if on else {})


def duty(due, *steps, rule="follow-up", state="open", **more):
    return {"rule": rule, "instance": "", "due": due, "state": state, "steps": list(steps)} | more


def line(*duties, document="K-1.json", plan="K-1"):
    return {"document": document, "plan": plan, "unit": "bistand", "duties": list(duties)}


def coverage(state, document="K-1.json"):
    listed = {"document": document, "plan": "K-1", "state": state}
    return {"at": "", "documents": 1, "states": {state: 1}, "named": [], "plans": [listed]}


def told(day, rung="due", due="2026-06-01", who="anna", number=1, rule="follow-up"):
    return {"at": f"{day}T08:00:30+02:00", "kind": "told", "number": number, "subject": "K-1", "fields": {
        "rule": rule, "instance": "", "duty": "{}", "due": due, "rung": rung, "recipient": who, "letter": "a.eml",
        "address": "anna@x.example"}}


class DaysTests(unittest.TestCase):
    def test_holidays_as_in_an_almanac(self):
        self.assertEqual([easter(year).isoformat() for year in (2026, 2027, 2038)], ["2026-04-05", "2027-03-28", "2038-04-25"])
        for text in ("2026-06-19", "2026-06-20", "2026-10-31", "2026-05-14", "2026-04-03", "2026-12-31"):
            self.assertIn(datetime.date.fromisoformat(text), red_days(2026))
        self.assertNotIn(datetime.date(2026, 4, 2), red_days(2026))

    def test_own_days(self):
        days, own = Days(ROSTER), lambda who, text: days.next_own(who, datetime.date.fromisoformat(text))
        self.assertEqual(own("bo", "2026-06-19"), datetime.date(2026, 6, 29))
        self.assertEqual(own("per", "2026-06-18"), datetime.date(2026, 6, 23))  # Saturday 20 June is Midsummer Day.
        self.assertEqual(own("anna", "2026-07-04"), datetime.date(2026, 8, 3))
        self.assertEqual(own("@bistand", "2026-07-06"), datetime.date(2026, 8, 3))
        self.assertIsNone(own("per", "2026-09-01"))


class JudgeTests(unittest.TestCase):
    def setUp(self):
        self.judge = Judge(Days(ROSTER), datetime.date(2026, 6, 1))

    def see(self, day, *duties, files=("K-1.json",), status=None, answer=None, lines=None):
        self.judge.see(Snapshot(at(day), list(files), lines or [line(*duties)], answer, status))

    def found(self):
        return [each.check for each in self.judge.violations]

    def weeks(self, *steps, count=8, **more):
        """The same duty, due on 1 June, week after week from 2 June on."""
        for number in range(count):
            self.see((datetime.date(2026, 6, 2) + datetime.timedelta(7 * number)).isoformat(),
                     duty("2026-06-01", *steps, **more))

    def test_documents(self):
        names = ["a/K.json", "K.JSON", "K.json.bak", "K - kopia", ".K.json", "notes.txt", "K.json~", ".json", "arkiv/README"]
        self.assertEqual([is_document(name) for name in names], [True, True, True, True, False, False, True, False, False])

    def test_silence_of_more_than_forty_days_beside_closures(self):
        self.weeks(step("told", "2026-06-01", on="2026-06-02"), count=7)
        self.judge.finish([told("2026-06-02")], {"a.eml": LETTER})
        self.assertEqual([check for check in self.found() if check == "a"], [])
        for number in range(12):
            self.see((datetime.date(2026, 7, 21) + datetime.timedelta(7 * number)).isoformat(),
                     duty("2026-06-01", step("told", "2026-06-01", on="2026-06-02")))
        self.judge.finish([told("2026-06-02")], {"a.eml": LETTER})
        self.assertIn("a", self.found())

    def test_silence_under_a_pause_or_another_duty_is_allowed(self):
        self.weeks(step("held by paused", "2026-06-01"), count=20)
        self.assertEqual(self.found(), [])
        consent = duty("2026-06-01", step("wait", "2026-06-08", on="2099-01-05"), rule="consent-missing", passes="2026-06-02")
        self.see("2026-11-03", duty("2026-06-01", step("held by consent", "2026-06-01")), consent)
        self.assertNotIn("follow-up", [each.rule for each in self.judge.violations])

    def test_a_next_reminder_within_a_month_or_the_next_own_day(self):
        self.see("2026-06-02", duty("2026-06-01", step("wait", "2026-07-03", on="2026-07-03")))
        self.see("2026-06-08", duty("2026-06-01", step("wait", "2026-07-09", on="2026-08-03")))  # Closed in July.
        self.assertEqual(self.found(), [])
        self.see("2026-08-03", duty("2026-06-01", step("wait", "2026-09-08", on="2026-09-08")))
        self.assertEqual(self.found(), ["b"])

    def test_by_the_day_it_is_due(self):
        self.see("2026-06-02", duty("2026-06-12", step("wait", "2026-06-12", on="2026-06-12")))
        self.assertEqual(self.found(), [])
        self.see("2026-06-02", duty("2026-06-11", step("wait", "2026-06-12", on="2026-06-12")))
        self.assertEqual(self.found(), ["b"])

    def test_a_step_that_has_passed_is_no_next_reminder(self):
        self.see("2026-06-09", duty("2026-06-01", step("wait", "2026-06-08", on="2026-06-08")), answer=coverage("watched"))
        self.assertEqual(self.found(), ["b"])

    def test_what_coverage_names_is_no_mistake_of_the_ladder(self):
        self.see("2026-06-09", duty("2026-06-01", step("unreachable", "2026-06-08", who=None)), answer=coverage("adrift"),
                 status=1)
        self.assertEqual(self.found(), [])

    def test_a_duty_that_passes_first(self):
        self.see("2026-06-02", duty("2026-06-01", passes="2026-06-20"))
        self.assertEqual(self.found(), [])

    def test_nobody_waits_for_another(self):
        self.see("2026-06-09", duty("2026-06-01", step("wait", "2026-06-10", on="2026-06-12")))
        self.assertEqual(self.found(), ["c"])

    def test_told_late_twice_and_out_of_order(self):
        self.see("2026-06-02", duty("2026-06-01", step("told", "2026-06-01"), step("wait", "2026-06-04", name="later")))
        entries = [told("2026-06-05", "later"), told("2026-06-08", "due"), told("2026-06-08", "due")]
        self.judge.violations.clear()
        self.judge.finish(entries, {"a.eml": LETTER})
        self.assertEqual(sorted(self.found()), ["c", "c", "c", "d", "d"])

    def test_what_rested_is_told_when_it_goes_again(self):
        self.see("2026-06-02", duty("2026-06-01", step("held by paused", "2026-06-01")))
        pause = {"at": "2026-05-28T12:00:00+02:00", "kind": "snoozed", "number": 1, "subject": "K-1",
                 "fields": {"until": "2026-06-07T22:00:00Z"}}
        self.judge.finish([pause, told("2026-06-08")], {"a.eml": LETTER})
        self.assertEqual(self.found(), [])

    def test_a_letter_that_names_the_plan(self):
        for letters in ({}, {"a.eml": LETTER.replace(b"K-1", b"K-12")}):
            judge = Judge(Days(ROSTER), datetime.date(2026, 6, 1))
            judge.finish([told("2026-06-02")], letters)
            self.assertEqual([each.check for each in judge.violations], ["d"])

    def test_the_sums(self):
        closed = duty("2026-06-01", state="silenced")
        self.see("2026-06-02", closed, answer=coverage("closed"), status=0)
        self.assertEqual(self.found(), [])
        self.see("2026-06-02", closed, answer=coverage("closed"), status=1)
        self.see("2026-06-02", closed, files=("K-1.json", "broken.json"), answer=coverage("closed"), status=0)
        self.assertEqual(self.found(), ["e", "e", "e"])

    def test_hand_made_coverage_is_what_the_command_is_to_print(self):
        answer = json.loads("""{"at": "2026-06-02T09:00:00+02:00", "documents": 2, "states": {"not-read": 1, "set-aside": 0,
            "nobody-reachable": 0, "adrift": 0, "mailbox-only": 0, "resting": 0, "watched": 0, "nothing-open": 0, "closed": 1},
            "named": [{"document": "x.json", "plan": null, "state": "not-read", "reason": "not JSON", "do": "mend it"}],
            "plans": [{"document": "K-1.json", "plan": "K-1", "state": "closed"}]}""")
        lines = [line(duty("2026-06-01", state="silenced")), {"document": "x.json", "findings": ["x.json: error: not JSON"]}]
        self.see("2026-06-02", files=("K-1.json", "x.json"), answer=answer, status=1, lines=lines)
        self.assertEqual(self.found(), [])


if __name__ == "__main__":
    unittest.main()
