#!/bin/sh
# Has Python's libraries read what sipd writes: letters and calendars, the schema of plans, the computed holidays.
set -eu
here=$(dirname "$0")
python=${PYTHON:-python3}
letters=$(mktemp -d)
trap 'rm -rf "$letters"' EXIT

SIPD_LETTERS="$letters" swift test --skip-build --filter MailReaders >/dev/null
"$python" "$here/read_letters.py" "$letters/outgoing"
