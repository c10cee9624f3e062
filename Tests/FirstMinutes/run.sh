#!/bin/sh
# The first minutes with sipd: a sample store around today, sipd in the foreground, and reminders that come.
# usage: run.sh SIPD FOLDER [--leave]     --leave: stop sipd when everything has been seen (CI does).
set -eu
sipd=$1
folder=$2
leave=${3-}
conf="$folder/sipd.yaml"
daemon=
entries=

say() { if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n' "$*"; else printf '\n%s\n' "$*"; fi; }
stop() { rm -f "$entries"; [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true; }
trap stop EXIT INT TERM
# Waits until a command says yes, but not for ever.
until_true() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || { echo "waited in vain for: $*" >&2; exit 1; }
        kill -0 "$daemon" 2>/dev/null || { echo 'sipd has stopped' >&2; exit 1; }
        sleep 0.1
    done
}
answers() { "$sipd" status --configuration "$conf" >/dev/null 2>&1 || [ $? -le 1 ]; }
letters() { find "$folder/spool/outgoing" -name '*.eml' 2>/dev/null | wc -l; }
has_letters() { [ "$(letters)" -gt 0 ]; }
immediate() { find "$folder/spool/outgoing" -name 'now-*.eml' 2>/dev/null | head -n 1; }
has_immediate() { [ -n "$(immediate)" ]; }

if [ -e "$folder" ]; then
    say "1. $folder is there already, and sipd goes on with it (remove it to begin anew)"
else
    say "1. A sample store around today, in $folder"
    "$sipd" sample "$folder" --always-open
fi

say '2. sipd starts; its journal entries come to this terminal'
# As a person reads them: without the fields that are for programs.
entries=$(mktemp -u)
mkfifo -m 600 "$entries"
sed -u 's/^<[0-7]>/   /; s/ SIPD_[A-Z]*=.*//' <"$entries" &
"$sipd" run --configuration "$conf" 2>"$entries" &
daemon=$!
until_true answers
rm "$entries"
until_true has_letters

say '3. An administrator asks: sipd status'
"$sipd" status --configuration "$conf" || true

say "4. A coordinator reads her digest ($(letters) letters lie in $folder/spool/outgoing)"
"$sipd" show "$(ls -S "$folder"/spool/outgoing/*.eml | head -n 1)"

say '5. Somebody sees an immediate need: a plan is dropped into the folder, and its letter goes at once'
has_immediate || "$sipd" sample "$folder" --immediate
until_true has_immediate
"$sipd" show "$(immediate)"

say '6. What to try next, in another terminal'
cat <<END
   $sipd status  --configuration $conf
   $sipd preview --configuration $conf
   $sipd explain --configuration $conf $(ls "$folder"/plans | head -n 1 | sed 's/\.json$//')
   edit a plan in $folder/plans, and watch what sipd says
END
[ "$leave" = --leave ] && exit 0
echo '   Ctrl-C stops sipd.'
wait "$daemon"
