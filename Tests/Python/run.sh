#!/bin/sh
# Has Python's libraries read what sipd writes: letters and calendars, the schema of plans, the computed holidays.
set -eu
here=$(dirname "$0")
python=${PYTHON:-python3}
sipd=${SIPD:-.build/debug/sipd}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

echo 'hostile and ordinary letters of the tests:'
SIPD_LETTERS="$scratch/hostile" swift test --skip-build --filter MailReaders >/dev/null
"$python" "$here/read_letters.py" "$scratch/hostile/outgoing"

echo 'figures of a sample store of 300 plans:'
"$sipd" sample "$scratch/figures" --plans 300 --always-open >/dev/null
echo 'metrics: sipd.prom' >>"$scratch/figures/sipd.yaml"
"$sipd" run --once --configuration "$scratch/figures/sipd.yaml" 2>"$scratch/journal"
"$python" "$here/check_metrics.py" "$scratch/figures/sipd.prom" "$scratch/figures"

echo 'letters of a sample store of 300 plans:'
"$sipd" sample "$scratch/sample" --plans 300 --always-open >/dev/null
"$sipd" run --once --configuration "$scratch/sample/sipd.yaml" 2>"$scratch/journal"
"$python" "$here/read_letters.py" "$scratch/sample/spool/outgoing"

echo 'plans and their schema:'
"$python" "$here/check_schema.py"

echo 'holidays:'
"$python" "$here/check_holidays.py" "$sipd" "$scratch/sample/sipd.yaml"
