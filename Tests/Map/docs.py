"""Makes pages of the map: the catalogue, and what the modules' doc comments say, read from modules that are built already. What
docc warns of is an error.

usage: docs.py SWIFT FOLDER
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import sources

MODULES = ["SIPFiles", "SIPRules", "SIPStores", "SIPOutputs", "SIPSample", "SIPDaemon"]
BUILT = sources.ROOT / ".build/debug/Modules"


def included():
    """Where the C modules are that ours, and those that ours use, import."""
    found = [path.parent for path in (sources.ROOT / "Sources").glob("C*/module.modulemap")]
    for pattern in ["Sources/*/module.modulemap", "Sources/*/include/module.modulemap"]:
        found += [path.parent for path in (sources.ROOT / ".build/checkouts").glob(f"*/{pattern}")]
    return sorted(found)


def toolchain(swift):
    """Where the toolchain's tools are, and what it builds for. A command in the path may be another's link to it."""
    command = shutil.which(f"{swift}c") or sys.exit(f"{swift}c: error: no such command")
    told = json.loads(subprocess.run([command, "-print-target-info"], check=True, capture_output=True, text=True).stdout)
    return pathlib.Path(told["paths"]["runtimeResourcePath"]).parents[1] / "bin", told["target"]["unversionedTriple"]


def symbols(tools, triple, folder):
    """What the modules declare, written into a folder."""
    where = [word for path in [BUILT, *included()] for word in ("-I", str(path))]
    for module in MODULES:
        if not (BUILT / f"{module}.swiftmodule").exists():
            sys.exit(f"{module}: error: not built: swift build")
        subprocess.run([tools / "swift-symbolgraph-extract", "-module-name", module, "-target", triple, *where, "-output-dir", folder,
                        "-minimum-access-level", "package", "-skip-synthesized-members", "-skip-inherited-docs"], check=True)


def warnings(diagnostics):
    for told in json.loads(diagnostics.read_text())["diagnostics"]:
        if told["severity"] in ("warning", "error"):
            where = told.get("source", "").removeprefix("file://").removeprefix(f"{sources.ROOT}/")
            line = told.get("range", {}).get("start", {}).get("line", 1)
            yield f"{where}:{line}: error: {told['summary']}"


def main(swift, folder):
    tools, triple = toolchain(swift)
    with tempfile.TemporaryDirectory() as scratch:
        graphs, diagnostics = pathlib.Path(scratch, "symbols"), pathlib.Path(scratch, "diagnostics.json")
        graphs.mkdir()
        symbols(tools, triple, graphs)
        made = subprocess.run(
            [tools / "docc", "convert", sources.CATALOGUE, "--additional-symbol-graph-dir", graphs, "--output-dir", folder,
             "--fallback-display-name", "sipd", "--fallback-bundle-identifier", "sipd", "--diagnostics-file", diagnostics],
            capture_output=True, text=True)
        wrong = list(warnings(diagnostics)) if diagnostics.exists() else []
    if wrong or made.returncode != 0:
        sys.exit("\n".join(wrong) or made.stderr)
    print(f"pages of the map: python3 -m http.server --directory {folder}, then /documentation/sipd")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
