"""Feeds every reader of sipd with what nobody would write, and counts what that reached.

usage: fuzz.py FUZZ [--seconds 600] [--corpus .build-address/corpus] [--keep] [SUBJECT ...]

Inputs that reach something new gather in the corpus folder; what broke lies beside it, to be run again with
FUZZ=SUBJECT fuzz FILE. --keep puts the smallest inputs that reach all that into Tests/Fuzz/corpus.
"""
import argparse
import concurrent.futures
import glob
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))

# What is shipped, or lies about on every system, is where a subject's inputs begin.
SEEDS = {
    "plan": ["config/samples/*.json", "Tests/Cases/*/fires.json"],
    "configuration": ["config/sipd.yaml"],
    "policy": ["config/policy.yaml", "config/profiles/*.yaml"],
    "roster": ["config/roster.yaml", "config/samples/roster.yaml", "Tests/Cases/roster.yaml"],
    "zone": ["/usr/share/zoneinfo/Europe/Stockholm", "/usr/share/zoneinfo/UTC", "/usr/share/zoneinfo/Asia/Gaza"],
}
# An input takes milliseconds, a whole drawn store a few seconds, many on a slow machine that does much else; and little
# memory.
LIMITS = ["-timeout=120", "-rss_limit_mb=2048", "-max_len=16384", "-print_final_stats=1", "-reload=0"]


def words_of_schema():
    """Names of fields and the words they take, from the published schema."""
    words = set()

    def walk(node):
        if isinstance(node, dict):
            words.update(node.get("properties", {}))
            words.update(word for word in node.get("enum", []) + [node.get("const")] if isinstance(word, str))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    with open(os.path.join(TOP, "config/sip-plan-1.schema.json"), encoding="utf-8") as file:
        walk(json.load(file))
    return words


def words_of_yaml():
    """The keys of the shipped files, commented out or not, and the values that are one word."""
    words = set()
    for path in glob.glob(os.path.join(TOP, "config/*.yaml")) + glob.glob(os.path.join(TOP, "config/samples/*.yaml")):
        with open(path, encoding="utf-8") as file:
            words.update(re.findall(r"[a-z][a-z0-9-]{2,}(?=:)|(?<=: )[a-z-]{3,20}(?=[,}\n])", file.read()))
    return words


def dictionary(subject, folder):
    """libFuzzer's word list for a subject, for those that have words."""
    if subject == "plan":
        words = {f'"{word}"' for word in words_of_schema()} | {"2026-06-18", "2200-12-31", "1900-01-01", "08:00"}
    elif subject in ("configuration", "policy", "roster"):
        words = {word + ":" for word in words_of_yaml()} | words_of_yaml() | {
            "every 5 minutes", "working days", "opening hours after start", "before due", "same day", "at once"}
    elif subject == "socket":
        words = {f'"{word}"' for word in (
            "verb status metrics reload release pause resume unit limit plan rule instance end by comment kind id ack snooze "
            "SIP-2026-0412 vc-norr exit messages").split()}
    elif subject in ("letter", "mail"):
        words = set("""Content-Type: Content-Transfer-Encoding: multipart/mixed; text/plain boundary=" base64
            quoted-printable =?utf-8?Q? =?utf-8?B? ?= =_ Subject: attempts: next: reason:""".split())
    elif subject == "words":
        words = set("hours,working days,opening hours,months,years,same day,19121212-1212,2026-06-18T06:00:00Z".split(","))
    else:
        return None
    path = os.path.join(folder, f"{subject}.dictionary")
    with open(path, "w", encoding="utf-8") as file:
        for word in sorted(words):
            file.write('"%s"\n' % word.replace("\\", "\\\\").replace('"', '\\"'))
    return path


def run(binary, subject, arguments):
    environment = dict(os.environ, FUZZ=subject, SWIFT_BACKTRACE="enable=no")
    # Leaks are looked for by the tests: in a process that ends with things in hand the leak sanitizer takes some of
    # Swift's pointers, which carry a tag, for lost ones.
    environment["ASAN_OPTIONS"] = "detect_leaks=0"
    return subprocess.run([binary, *arguments], env=environment, capture_output=True, text=True, errors="replace")


def feed(binary, subject, seconds, corpus):
    """One subject for so many seconds: what to say of it, and what broke."""
    mine = os.path.join(corpus, subject)
    os.makedirs(mine, exist_ok=True)
    known = set(os.listdir(mine))
    seeds = [path for pattern in SEEDS.get(subject, []) for path in glob.glob(os.path.join(TOP, pattern))]
    seeds += glob.glob(os.path.join(corpus, "drawn-seeds", subject, "*"))
    kept = os.path.join(HERE, "corpus", subject)
    seeds += glob.glob(os.path.join(kept, "*"))
    list_of_seeds = os.path.join(corpus, f"{subject}.seeds")
    with open(list_of_seeds, "w", encoding="utf-8") as file:
        file.write(",".join(seeds))
    words = dictionary(subject, corpus)
    done = run(binary, subject, [
        *LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={corpus}/{subject}-",
        *([f"-dict={words}"] if words else []), *([f"-seed_inputs=@{list_of_seeds}"] if seeds else []), mine])
    said = done.stderr
    covered = [int(count) for count in re.findall(r"\bcov: (\d+)", said)]
    figures = {
        "subject": subject, "seconds": seconds, "runs": number(said, "stat::number_of_executed_units"),
        "begin": covered[0] if covered else 0, "edges": covered[-1] if covered else 0,
        "new": len(set(os.listdir(mine)) - known), "memory": number(said, "stat::peak_rss_mb")}
    fed = figures["runs"] > 0 and figures["edges"] > 0
    return figures, "" if done.returncode == 0 and fed else summary(said)


def summary(said):
    """What broke, without what libFuzzer told before."""
    lines = said.splitlines()
    first = next((place for place, line in enumerate(lines) if re.search(r"Fatal error|ERROR:", line)), 0)
    return "\n".join(line[:300] for line in lines[first:first + 25] + lines[-3:])


def number(text, name):
    found = re.search(rf"{name}:\s+(\d+)", text)
    return int(found[1]) if found else 0


def keep(binary, subject, corpus, most=40, longest=8_000):
    """Few inputs that together reach nearly what all of them reach, those first that reach most."""
    mine, kept = os.path.join(corpus, subject), os.path.join(HERE, "corpus", subject)
    smallest = os.path.join(corpus, f"{subject}.smallest")
    for folder in (kept, smallest):
        os.makedirs(folder, exist_ok=True)
    for name in os.listdir(smallest):
        os.remove(os.path.join(smallest, name))
    done = run(binary, subject, ["-set_cover_merge=1", "-max_len=2048", smallest, kept, mine])
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    for name in os.listdir(kept):
        # What was named by hand stays: it once broke something.
        if re.fullmatch(r"[0-9a-f]{40}", name):
            os.remove(os.path.join(kept, name))
    chosen = sorted((os.path.join(smallest, name) for name in os.listdir(smallest)),
                    key=lambda path: os.stat(path).st_mtime_ns)
    for path in chosen[:most]:
        longest -= os.path.getsize(path)
        if longest > 0:
            shutil.move(path, kept)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("fuzz")
    arguments.add_argument("subjects", nargs="*", default=[])
    arguments.add_argument("--seconds", type=int, default=600, help="for all subjects together")
    arguments.add_argument("--corpus", default=os.path.join(TOP, ".build-address/corpus"))
    arguments.add_argument("--keep", action="store_true")
    asked = arguments.parse_intermixed_args()
    binary, corpus = os.path.abspath(asked.fuzz), os.path.abspath(asked.corpus)
    os.makedirs(corpus, exist_ok=True)
    # Documents of every shape that the schema and the tables of keys allow.
    drawn = os.path.join(corpus, "drawn-seeds")
    os.makedirs(drawn, exist_ok=True)
    run(binary, "seeds", [drawn, "100"])
    subjects = asked.subjects or run(binary, "?", []).stdout.split()
    if asked.keep:
        for subject in subjects:
            keep(binary, subject, corpus)
        return
    # A subject at a time for each processor: together they take the seconds given.
    beside = min(os.cpu_count() or 1, len(subjects))
    each = max(1, asked.seconds * beside // len(subjects))
    print(f"{'subject':<14}{'seconds':>8}{'runs':>12}{'edges':>8}{'of them new':>13}{'inputs new':>12}{'MB':>6}  broke",
          flush=True)
    broken, inputs = [], 0
    with concurrent.futures.ThreadPoolExecutor(beside) as pool:
        for figures, said in pool.map(lambda subject: feed(binary, subject, each, corpus), subjects):
            print(f"{figures['subject']:<14}{figures['seconds']:>8}{figures['runs']:>12,}{figures['edges']:>8,}"
                  f"{figures['edges'] - figures['begin']:>13,}{figures['new']:>12,}{figures['memory']:>6}"
                  f"{'  yes' if said else '    0'}", flush=True)
            inputs += figures["runs"]
            if said:
                broken.append((figures["subject"], said))
    for subject, said in broken:
        print(f"\n== {subject}: run the file that is named below again with FUZZ={subject} {asked.fuzz} FILE\n{said}")
    print(f"{len(subjects)} readers, {inputs} inputs, {len(broken)} broken")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
