#!/bin/sh
# Says where the package of an earlier release lies, for tests that upgrade from it: the latest, or the one named. Built from
# its commit, which stands in the file "previous" beside this one (put one in front at each release), and kept in the cache:
# the first time takes minutes. With --kept it is only looked for there.
# usage: previous.sh [VERSION [--kept]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
commit=$(awk -v version="${1:-}" 'version == "" || $2 == version { print $1; exit }' "$here/previous")
[ "$commit" ] || { echo "systemd/debian/previous:1: error: has no $1; add it with its commit" >&2; exit 64; }
cache="${XDG_CACHE_HOME:-$HOME/.cache}/sipd"
kept="$cache/previous-$(dpkg --print-architecture)-$commit.deb"
if [ -e "$kept" ]; then
    echo "$kept"
    exit
fi
[ "${2:-}" != --kept ] || exit 1
git -C "$top" cat-file -e "$commit^{commit}" 2>/dev/null || {
    echo "systemd/debian/previous: error: this checkout has no commit $commit, so nothing can be upgraded from it;" \
        "fetch its history (git fetch --unshallow)" >&2
    exit 66
}
echo "   building the release of $commit, once, for $cache" >&2
scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/sipd-previous-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 70' INT TERM
git -C "$top" archive "$commit" | tar -x -C "$scratch"
# Its own recipe, not today's: what is tested is what was released.
if ! { make -C "$scratch" release && make -C "$scratch" dependencies DEPENDENCIES='debhelper dpkg-dev' &&
    sh "$scratch/systemd/debian/build.sh" "$scratch/.build/release/sipd"; } >"$scratch/log" 2>&1; then
    tail -n 40 "$scratch/log" >&2
    exit 70
fi
mkdir -p "$cache"
cp "$scratch"/.build-deb/sipd_*.deb "$kept.new"
mv "$kept.new" "$kept"
echo "$kept"
