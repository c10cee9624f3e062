"""The copy of the tree in which every mutant stands behind its switch, and its build."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = ROOT / ".build-mutants"
TREE = PLACE / "tree"
MODULES = ["SIPFiles", "SIPRules", "SIPStores", "SIPOutputs", "SIPDaemon"]
# Candidates in each area. Some do not compile; three hundred and more remain.
EACH = 50

SWITCH = """internal import CMutant

@inline(__always) func mutantIsOn(_ number: Int32) -> Bool { mutant_is_on(number) != 0 }
"""

# Optimised, since a run lives on speed; and a mutant may well give a warning.
MANIFEST = f"""
package.targets.append(.target(name: "CMutant", path: "CMutant", publicHeadersPath: "."))
for target in package.targets where target.type != .test && target.type != .system && target.name != "CMutant" {{
    target.swiftSettings?.append(.unsafeFlags(["-O", "-suppress-warnings"]))
    if {json.dumps(MODULES)}.contains(target.name) {{ target.dependencies.append("CMutant") }}
}}
"""


def say(text):
    print(text, flush=True)


def stop(text):
    sys.exit(f"error: {text}")


def tool():
    """Builds what finds the places, with the syntax library that every whole toolchain has beside its compiler."""
    sources = sorted((ROOT / "Tests/Mutants").glob("*.swift"))
    made = PLACE / "mutants"
    if made.exists() and made.stat().st_mtime > max(path.stat().st_mtime for path in sources):
        return made
    compiler = os.environ.get("SWIFT", "swift") + "c"
    found = shutil.which(compiler) or stop(f"no {compiler}")
    host = pathlib.Path(found).resolve().parents[1] / "lib/swift/host"
    if not (host / "SwiftSyntax.swiftmodule").exists():
        stop(f"no SwiftSyntax in {host}: install a whole Swift toolchain")
    subprocess.run(
        [compiler, "-O", "-swift-version", "6", "-parse-as-library", "-I", host, "-L", host, "-Xlinker", "-rpath",
         "-Xlinker", host, *sources, "-lSwiftSyntax", "-lSwiftParser", "-lSwiftOperators", "-o", made],
        check=True)
    return made


def files():
    """What belongs to the project, by git's word, as it is now."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z"], check=True, capture_output=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    if (ROOT / "Package.resolved").exists():
        names.append("Package.resolved")
    return names


def stage(dropped):
    """Lays out the copy, but for what is there already as it is to be, and answers the mutants in it."""
    scratch = PLACE / "sources"
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(ROOT / "Sources", scratch)
    ran = subprocess.run(
        [tool(), ROOT / "Sources", scratch, str(EACH), *map(str, sorted(dropped))], check=True, capture_output=True,
        text=True)
    contents = {name: (ROOT / name).read_bytes() for name in files() if not name.startswith("Sources/")}
    for path in scratch.rglob("*"):
        if path.is_file():
            contents["Sources/" + str(path.relative_to(scratch))] = path.read_bytes()
    for module in MODULES:
        contents[f"Sources/{module}/MutantSwitch.swift"] = SWITCH.encode()
    for path in (ROOT / "Tests/Mutants/Switch").iterdir():
        contents["CMutant/" + path.name] = path.read_bytes()
    manifest = contents["Package.swift"].decode()
    strictness = "    .treatAllWarnings(as: .error),\n"
    if strictness not in manifest:
        stop("Package.swift has changed: see MANIFEST in Tests/Mutants/copy.py")
    contents["Package.swift"] = (manifest.replace(strictness, "") + MANIFEST).encode()
    for name, content in contents.items():
        path = TREE / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in list(TREE.rglob("*")):
        if path.is_file() and str(path.relative_to(TREE)) not in contents:
            path.unlink()
    return ran.stderr, [json.loads(line) for line in ran.stdout.splitlines()]


def digest():
    """Of the sources that the candidates come from."""
    whole = hashlib.sha256(str(EACH).encode())
    for path in sorted([*(ROOT / "Sources").rglob("*.swift"), *(ROOT / "Tests/Mutants").glob("*.swift")]):
        whole.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def build():
    """Builds the copy, leaving out what does not compile. The mutants that are in it."""
    PLACE.mkdir(exist_ok=True)
    kept = PLACE / "dropped.json"
    known = json.loads(kept.read_text()) if kept.exists() else {}
    here = digest()
    dropped = set(known.get("dropped", [])) if known.get("digest") == here else set()
    command = [os.environ.get("SWIFT", "swift"), "build", "--build-tests", "--package-path", TREE, "--scratch-path", PLACE / "build"]
    for attempt in range(40):
        places, mutants = stage(dropped)
        if attempt == 0:
            say(places.rstrip())
        built = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        kept.write_text(json.dumps({"digest": here, "dropped": sorted(dropped)}))
        (PLACE / "build.log").write_text(built.stdout)
        if built.returncode == 0:
            say(f"{len(mutants)} mutants in one build; {len(dropped)} did not compile")
            return mutants
        refused = wrong(built.stdout, mutants)
        if not refused:
            stop(f"the copy does not build, and no mutant is to blame:\n{built.stdout[-3000:]}")
        say(f"build {attempt + 1}: {len(refused)} do not compile")
        dropped |= refused
    stop("the copy does not build")


def wrong(output, mutants):
    """The mutants that errors of the compiler stand in; else those of the declarations that they stand in."""
    refused = set()
    error = rf"^{re.escape(str(TREE))}/Sources/(\S+?):(\d+):\d+: error: (.*)"
    for path, line, text in set(re.findall(error, output, re.M)):
        there = [mutant for mutant in mutants if mutant["path"] == path]
        # A value that a mutant does not set any more.
        unset = re.search(r"'(\w+)' (?:used|captured|passed).* before being initialized", text)
        for lines in ["own", "declaration"]:
            found = {m["number"] for m in there if m[lines][0] <= int(line) <= m[lines][1]}
            if unset:
                setting = {m["number"] for m in there if m["number"] in found and m["was"].startswith(unset[1] + " =")}
                found = setting or found
            if found:
                refused |= found
                break
    return refused
