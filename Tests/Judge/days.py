"""The days on which somebody can be told something, counted anew: from the calendar on the wall and a roster's own words."""
import datetime

DAY = datetime.timedelta(days=1)
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def easter(year):
    """Easter Sunday (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def red_days(year):
    """Public holidays, and the three eves that count as such."""
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    days = {datetime.date(year, month, day) for month, day in fixed}
    days |= {easter(year) + number * DAY for number in (-2, 0, 1, 39, 49)}
    midsummer = next(day for day in span(datetime.date(year, 6, 20), datetime.date(year, 6, 26)) if day.weekday() == 5)
    saints = next(day for day in span(datetime.date(year, 10, 31), datetime.date(year, 11, 6)) if day.weekday() == 5)
    return days | {midsummer - DAY, midsummer, saints}


def span(first, last):
    return [first + number * DAY for number in range((last - first).days + 1)]


class Days:
    """The days of a roster's units and people. Facts alone: who stands in for whom is not asked here."""

    def __init__(self, roster):
        self.units, self.people = roster["units"], roster["people"]
        self.red = {}
        self.closures = {name: self.closed_by(unit.get("closures", [])) for name, unit in self.units.items()}
        self.away = {name: self.closed_by(person.get("absences", [])) for name, person in self.people.items()}
        # Where somebody comes, goes or leaves, whoever stands in begins or ends: by day, who.
        self.turns = []
        for name, person in self.people.items():
            for absence in person.get("absences", []):
                first, last = self.ends(absence)
                self.turns += [(first, name), (last + DAY, name)]
            if "left" in person:
                self.turns.append((datetime.date.fromisoformat(person["left"]), name))

    @staticmethod
    def ends(span):
        first = datetime.date.fromisoformat(span["first"])
        return first, datetime.date.fromisoformat(span.get("last", span["first"]))

    def closed_by(self, spans):
        return {day for each in spans for day in span(*self.ends(each))}

    def is_red(self, day):
        if day.year not in self.red:
            self.red[day.year] = red_days(day.year)
        return day in self.red[day.year]

    def is_open(self, unit, day):
        """A working day of a unit."""
        return day.weekday() < 5 and not self.is_red(day) and day not in self.closures.get(unit, ())

    def is_own(self, recipient, day):
        """A day on which a person, or a mailbox as @unit, works."""
        if recipient.startswith("@"):
            return self.is_open(recipient[1:], day)
        person = self.people.get(recipient)
        if person is None:
            return day.weekday() < 5 and not self.is_red(day)
        if day in self.away[recipient] or ("left" in person and day.isoformat() >= person["left"]):
            return False
        works = [WEEK.index(name) for name in person.get("days", WEEK[:5])]
        return day.weekday() in works and not self.is_red(day) and day not in self.closures.get(person["unit"], ())

    def next_open(self, unit, day):
        return next((d for d in span(day, day + 400 * DAY) if self.is_open(unit, d)), day)

    def next_own(self, recipient, day):
        """The first own working day on or after a day; None when there is none in a year, such as for somebody who left."""
        return next((d for d in span(day, day + 400 * DAY) if self.is_own(recipient, d)), None)

    def extra_closures(self, unit, first, last):
        """Days of a unit's closures after a day and up to another, weekends among them counted."""
        return sum(first < day <= last for day in self.closures.get(unit, ()))

    def turned(self, recipient, first, last):
        """Whether somebody else came, went or left after a day and up to another."""
        return any(first < day <= last and name != recipient for day, name in self.turns)
