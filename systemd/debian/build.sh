#!/bin/sh
# Makes the Debian package from a release binary. usage: build.sh BINARY
# The packager wants ./debian at the top of a tree: that tree is .build-deb/sipd, made anew each time.
set -eu
binary=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
tree="$top/.build-deb/sipd"

for tool in dh:debhelper dpkg-buildpackage:dpkg-dev; do
    command -v "${tool%%:*}" >/dev/null || { echo "${tool%%:*} is missing: apt-get install ${tool#*:}" >&2; exit 69; }
done
rm -rf "$top/.build-deb"
mkdir -p "$tree/bin" "$tree/completions"
cp -a "$top/systemd/debian" "$tree/debian"
cp -a "$top/systemd" "$top/config" "$top/README.md" "$tree/"
rm -r "$tree/systemd/debian"
(cd "$tree/debian" && rm -r build.sh previous previous.sh piuparts.sh reproducible.sh sbom.py)
rm -f "$tree/config/samples/README.md"
for part in sysusers tmpfiles; do cp "$top/systemd/sipd.$part" "$tree/debian/"; done
cp "$binary" "$tree/bin/sipd"
# Sourced, never run: no interpreter in its first line.
"$binary" --generate-completion-script bash | sed '1{/^#!/d}' >"$tree/completions/sipd"
"$binary" --generate-completion-script zsh >"$tree/completions/_sipd"
"$binary" --generate-completion-script fish >"$tree/completions/sipd.fish"
python3 "$top/systemd/manual/manual.py" pages "$binary" "$tree/man"
rm -r "$tree/systemd/manual"
(cd "$tree" && find man -type f | sort >debian/manpages)

version=$(cd "$tree" && dpkg-parsechangelog -S Version)
case $("$binary" --version) in
*"${version%%-*}"*) ;;
*) echo "systemd/debian/changelog: error: has $version, the binary is $("$binary" --version); add an entry" >&2; exit 65 ;;
esac
# A date of the sources', so that the same sources give the same package.
SOURCE_DATE_EPOCH=$(cd "$tree" && dpkg-parsechangelog -S Timestamp)
export SOURCE_DATE_EPOCH
python3 "$top/systemd/debian/sbom.py" "$binary" "$top/Package.resolved" "$version" >"$tree/sbom.cdx.json"
(cd "$tree" && dpkg-buildpackage --build=binary --no-sign -d >../build.log 2>&1) || { cat "$top/.build-deb/build.log" >&2; exit 70; }
ls "$top"/.build-deb/*.deb
