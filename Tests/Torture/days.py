"""A calendar with one slot a day, 08:00, and a clock that stands where it is put: a letter that is late by a slot shows."""
import datetime
import os
import shutil
import subprocess
import time
import zoneinfo

HERE = os.path.dirname(os.path.abspath(__file__))
ZONE = zoneinfo.ZoneInfo("Europe/Stockholm")
SLOT = datetime.time(8, 0, 5)  # Some seconds after it, as a daemon wakes.
WINDOW = """window:
  opens: "00:00"
  closes: "24:00"
  slots: ["08:00"]
  days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
  red-days: false
"""


class Days:
    """Day 0 is tomorrow, so that what is written today is never from the future."""
    library = None

    def __init__(self):
        self.number = 0
        self.first = datetime.datetime.now(ZONE).date() + datetime.timedelta(days=1)
        self.go_to(0)

    @classmethod
    def build(cls, folder):
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if not compiler:
            raise SystemExit("there is no C compiler: install gcc and libc6-dev")
        cls.library = os.path.join(folder, "days.so")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", cls.library,
                        os.path.join(HERE, "days.c"), "-ldl"], check=True)

    def go_to(self, number):
        """Just after the slot of a day."""
        self.number = number
        there = datetime.datetime.combine(self.first + datetime.timedelta(days=number), SLOT, ZONE)
        self.away = int(there.timestamp() - time.time())

    def later(self, seconds):
        self.away += seconds

    @property
    def today(self):
        return (datetime.datetime.now(ZONE) + datetime.timedelta(seconds=self.away)).date()

    def twin(self):
        twin = Days()
        twin.number, twin.first, twin.away = self.number, self.first, self.away
        return twin

    def environment(self, more=None):
        """Of a process that lives then, with whatever else is preloaded."""
        more = dict(more or {})
        preloaded = [self.library, *filter(None, [more.pop("LD_PRELOAD", None)])]
        return {**os.environ, **more, "LD_PRELOAD": ":".join(preloaded), "STORES_AWAY": str(self.away)}
