#!/bin/sh
# Installs, upgrades and purges the package as Debian's archive tests do, in the root that `make boot` starts from: with
# systemd in it, whose own folders would otherwise be counted as left behind by us. The archive that it upgrades from has
# the previous release alone. usage: piuparts.sh PACKAGE.deb
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
root=$(PYTHONPATH="$top/Tests/Boot" python3 -c 'import machine; print(machine.archive())')
previous=$(sh "$here/previous.sh")
log="$top/.build-deb/piuparts.log"
# Where apt's own user may read.
archive=$(mktemp -d "${TMPDIR:-/var/tmp}/sipd-archive-XXXXXX")
trap 'rm -rf "$archive"' EXIT
chmod 755 "$archive"
cp "$previous" "$archive/"
(cd "$archive" && dpkg-scanpackages --multiversion . >Packages 2>/dev/null)
# It takes gzip alone.
zstd -dc "$root" | gzip -1 >"$archive/root.tar.gz"
if piuparts --basetgz "$archive/root.tar.gz" --distribution bookworm --no-eatmydata --bindmount "$archive" \
    --extra-repo "deb [trusted=yes] file:$archive ./" "$1" >"$log" 2>&1; then
    grep -E 'PASS' "$log"
    # It passes over the upgrade where it finds nothing to upgrade from.
    grep -qE 'Unpacking sipd .* over ' "$log" || { echo "no upgrade was tried; see $log" >&2; exit 1; }
else
    grep -A20 -E 'ERROR|FAIL' "$log" >&2
    exit 1
fi
