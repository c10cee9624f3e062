#!/usr/bin/env python3
"""Compares the red days that sipd computes with an independent library, for every year from 1990 to 2100.

    check_holidays.py SIPD CONFIGURATION

sipd applies today's law to all years; where the law was another (Whit Monday was a holiday and National Day was not,
until 2004) the difference is expected and named here. Needs holidays from PyPI.
"""
import json
import subprocess
import sys
from datetime import date

import holidays

sipd, configuration = sys.argv[1:]
EVES = {"midsommarafton", "julafton", "nyårsafton"}
bad = days = 0
for year in range(1990, 2101):
    answer = subprocess.run([sipd, "calendar", str(year), "--json", "--configuration", configuration],
                            check=True, capture_output=True, text=True)
    ours = {date.fromisoformat(day["day"]): day["swedish"] for day in json.loads(answer.stdout)["redDays"]}
    ours = {day: name for day, name in ours.items() if name not in EVES}
    theirs = {day: name for day, name in holidays.Sweden(years=year, include_sundays=False).items()}
    if year < 2005:
        theirs = {day: name for day, name in theirs.items() if "pentecost monday" not in name.lower()}
        theirs[date(year, 6, 6)] = "Sveriges nationaldag"
    # Easter Day and Whit Sunday are holidays in the law and Sundays in the library, where it lists them at all.
    expected, found = set(theirs), set(ours)
    for day in sorted(expected ^ found):
        if day.weekday() == 6:
            continue
        bad += 1
        print(f"{day}: {'only the library' if day in expected else 'only sipd'}: {theirs.get(day) or ours.get(day)}")
    days += len(ours)
print(f"{days} red days of 111 years agree" if not bad else f"{bad} red days differ")
sys.exit(1 if bad else 0)
