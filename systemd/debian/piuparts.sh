#!/bin/sh
# Installs and purges the package as Debian's archive tests do, in the root that `make boot` starts from: with systemd
# in it, whose own folders would otherwise be counted as left behind by us. usage: piuparts.sh PACKAGE.deb
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
root=$(PYTHONPATH="$top/Tests/Boot" python3 -c 'import machine; print(machine.archive())')
log="$top/.build-deb/piuparts.log"
# It takes gzip alone.
zstd -dc "$root" | gzip -1 >"$top/.build-deb/root.tar.gz"
if piuparts --basetgz "$top/.build-deb/root.tar.gz" --distribution bookworm --no-eatmydata "$1" >"$log" 2>&1; then
    grep -E 'PASS' "$log"
else
    grep -A20 -E 'ERROR|FAIL' "$log" >&2
    exit 1
fi
