#!/usr/bin/env python3
"""Validate plan documents against config/sip-plan-1.schema.json; exit 1 with path and reason for each that fails.

    check_schema.py [FOLDER ...]        default: config/samples

Also checks the schema itself, and that spoilt copies of the samples are refused. Needs jsonschema from PyPI.
"""

import copy
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]


def spoilt(plan):
    """Copies of a plan, each with one thing wrong that the schema can see."""
    for key in plan:
        if isinstance(plan[key], dict):
            yield f"{key}.surprise", {**plan, key: {**plan[key], "surprise": 1}}
        elif isinstance(plan[key], list):
            yield f"{key} as a text", {**plan, key: "x"}
        else:
            yield f"{key} as a number", {**plan, key: 7}
    for key in ("format", "id", "unit"):
        lacking = copy.deepcopy(plan)
        del lacking[key]
        yield f"{key} left out", lacking


def main():
    schema = json.loads((ROOT / "config/sip-plan-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    folders = [Path(folder) for folder in sys.argv[1:]] or [ROOT / "config/samples"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.json"))
    amiss = [] if paths else ["no plan documents found"]
    for path in paths:
        plan = json.loads(path.read_text(encoding="utf-8"))
        for error in validator.iter_errors(plan):
            amiss.append(f"{path}: {error.json_path}: {error.message}")
        for what, bad in spoilt(plan):
            if validator.is_valid(bad):
                amiss.append(f"{path}: the schema takes {what}")
    print("\n".join(amiss) or f"{len(paths)} plans agree with the schema")
    sys.exit(1 if amiss else 0)


if __name__ == "__main__":
    main()
