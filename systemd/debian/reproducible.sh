#!/bin/sh
# Makes the package from one binary twice, the second time in another folder, at another time, by another clock, language,
# mask, kernel personality and order of files; then builds the binary itself again, in another folder, zone, language and
# mask. Compares each pair byte by byte; what differs is listed.
# usage: reproducible.sh BINARY
set -eu
binary=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/sipd-reproducible-XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 70' INT TERM

package() {
    mkdir "$scratch/source" "$scratch/kept"
    cp -a "$top/systemd" "$top/config" "$top/Sources" "$top/Tests" "$top/README.md" "$top/Package.resolved" \
        "$scratch/source/"
    cp "$binary" "$scratch/source/release"
    # Not the user and not the host, which want rights that not every machine gives.
    if reprotest --variations=+all,-user_group,-domain_host,-fileordering --store-dir "$scratch/kept/out" \
        -s "$scratch/source" 'sh systemd/debian/build.sh ./release' '.build-deb/*.deb' -- null >"$scratch/log" 2>&1; then
        sed -n 's/^\([0-9a-f]\{64\}\) .*\//the package is the same twice: \1 /p' "$scratch/log" | sort -u
    else
        head -n 12 "$scratch/log"
        diffoscope "$scratch"/kept/out/control/.build-deb/*.deb "$scratch"/kept/out/experiment-*/.build-deb/*.deb ||
            tail -n 40 "$scratch/log"
        return 1
    fi
}

again() {
    tree="$scratch/built elsewhere"
    mkdir "$tree"
    (cd "$top" && cp -a Makefile Package.swift Package.resolved Sources Tests config systemd README.md "$tree/")
    (umask 0077 && cd "$tree" && env TZ=Pacific/Kiritimati LC_ALL=C \
        make --no-print-directory release) >"$scratch/log" 2>&1 || { tail -n 40 "$scratch/log"; return 1; }
    # As it is packaged: what only a debugger reads is taken out.
    strip -o "$scratch/first" "$binary"
    strip -o "$scratch/second" "$tree/.build/release/sipd"
    if cmp -s "$scratch/first" "$scratch/second"; then
        (cd "$scratch" && sha256sum first) | sed 's/^\([0-9a-f]*\) .*/the binary is the same twice: \1/'
    else
        # Left as of Swift 6.3: the build id, the compiler's hashes of modules (.swift_modhash), and in modules of Swift 5 (GRDB)
        # the lengths of the paths that are left out of messages in a release.
        diffoscope --max-diff-block-lines 12 "$scratch/first" "$scratch/second"
    fi
}

package
again
