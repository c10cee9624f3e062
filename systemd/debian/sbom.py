#!/usr/bin/env python3
"""Says in CycloneDX what is in the package: what is linked into the binary, and the Debian libraries that it loads.

usage: sbom.py BINARY PACKAGE.RESOLVED VERSION > FILE
The same sources on the same Debian give the same bytes. No path of the machine that it was made on is in it.
"""
import datetime
import json
import os
import re
import subprocess
import sys
import uuid

# By identity; one that is not here has to be looked up, and told in debian/copyright as well.
LICENSES = {"grdb.swift": "MIT", "yams": "MIT", "swift-argument-parser": "Apache-2.0", "swift-collections": "Apache-2.0",
            "swift-log": "Apache-2.0", "swift": "Apache-2.0 WITH Swift-exception", "libyaml": "MIT"}


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def component(name, version=None, **fields):
    kind = {"type": "library", "bom-ref": f"{name}@{version}" if version else name, "name": name}
    return {**kind, **({"version": version} if version else {}), **fields}


def licensed(name, version=None, **fields):
    if name not in LICENSES:
        sys.exit(f"{name}: error: its licence is not known; name it in {__file__} and in debian/copyright")
    return component(name, version, licenses=[{"expression": LICENSES[name]}], **fields)


def linked(resolved):
    """The pinned packages, by the commit that was built; the Swift library; and what comes within one of them."""
    for pin in sorted(json.load(open(resolved))["pins"], key=lambda pin: pin["identity"]):
        state = pin["state"]
        yield licensed(pin["identity"], state.get("version"), pedigree={"commits": [{"uid": state["revision"]}]})
    version = re.search(r"Swift version (\S+)", said(os.environ.get("SWIFT", "swift"), "--version"))
    yield licensed("swift", version and version[1], description="The standard library and Foundation")
    yield licensed("libyaml", description="Within yams")


def loaded(binary):
    """The Debian packages whose libraries the loader finds for it by name."""
    names = re.findall(r"\(NEEDED\).*\[(.*)\]", said("readelf", "-d", binary))
    paths = dict(re.findall(r"^\s*(\S+)(?: => (\S+))? \(", said("ldd", binary), re.M))
    found = {}
    for name in names:
        path = os.path.realpath(next(paths[key] or key for key in paths if os.path.basename(key) == name))
        lines = subprocess.run(["dpkg-query", "-S", path, "*" + path.removeprefix("/usr")], capture_output=True, text=True)
        package = lines.stdout.split(":")[0]
        if not package:
            sys.exit(f"{name}: error: no Debian package has it")
        version, architecture = said("dpkg-query", "-W", "-f", "${Version} ${Architecture}\n", package).splitlines()[0].split()
        found[package] = component(package, version, purl=f"pkg:deb/debian/{package}@{version}?arch={architecture}")
    return [found[package] for package in sorted(found)]


def main(binary, resolved, version):
    parts = [*linked(resolved), *loaded(binary)]
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    made = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    top = {**component("sipd", version, licenses=[{"expression": "Apache-2.0"}]), "type": "application"}
    text = json.dumps({
        "bomFormat": "CycloneDX", "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([top, parts]))}", "version": 1,
        "metadata": {"timestamp": made, "component": top}, "components": parts,
        "dependencies": [{"ref": top["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}]}, indent=1)
    odd = re.findall(r'"[^"]*(?://|"/)[^"]*"', text)
    if odd:
        sys.exit(f"error: a path or a host is in it: {odd}")
    print(text)


main(*sys.argv[1:])
