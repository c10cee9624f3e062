#!/bin/sh
# run.sh thread|address FOLDER SWIFT ARGUMENT...: runs `SWIFT test` with these arguments, and fails if a test fails, if the
# sanitizer reports anything of the tests or of a command that they start, or if there was no test.
set -eu
sanitizer=$1 folder=$(realpath -m "$2") swift=$3
shift 3
here=$(dirname "$0")
tools=$(dirname "$(realpath "$(command -v "${swift}c")")")
export SWIFT_BACKTRACE=enable=no # Whoever crashes is the sanitizer's.

# Commands run as other users too.
reports=$folder/reports
rm -rf "$reports"
mkdir -p "$folder"
mkdir -m 1777 "$reports"
object=$folder/$sanitizer.o
"$tools/clang" -O1 -DREPORTS="\"$reports\"" -DTOOLS="\"$tools\"" -c "$here/$sanitizer.c" -o "$object.new"
# The package manager does not look at what is only linked.
cmp -s "$object.new" "$object" || rm -f "$folder"/debug/sipd "$folder"/debug/*.xctest
mv "$object.new" "$object"

planted=$folder/planted
"${swift}c" -parse-as-library -sanitize="$sanitizer" -Xlinker "$object" "$here/planted.swift" -o "$planted"
expect() {
  "$planted" "$1" || true
  if ! grep -q "$2" "$reports"/* 2>/dev/null; then
    echo "error: the $sanitizer sanitizer has not found what is planted: $1"
    exit 1
  fi
  rm -f "$reports"/*
}
case $sanitizer in
thread)
  "$planted" lock || { cat "$reports"/*; echo 'error: the thread sanitizer does not see the lock of a Mutex'; exit 1; }
  expect race 'data race\|Swift access race' ;;
address)
  expect freed 'heap-use-after-free'
  expect leak 'Direct leak' ;;
esac

{
  code=0
  "$swift" test --disable-xctest "$@" -Xlinker "$object" 2>&1 || code=$?
  echo "$code" >"$folder/status"
} | tee "$folder/tests.log"
status=$(cat "$folder/status")
for report in "$reports"/*; do
  [ -e "$report" ] || continue
  "$tools/swift-demangle" --simplified <"$report"
  echo "error: the $sanitizer sanitizer has found something: $report"
  status=1
done
grep -q 'Test run with [1-9][0-9]* test' "$folder/tests.log" || { echo 'error: no test was run'; status=1; }
exit "$status"
