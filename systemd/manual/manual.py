#!/usr/bin/env python3
"""Makes the manual from what the command and the shipped files say of themselves.

usage: manual.py pages BINARY FOLDER   write the man pages
       manual.py check BINARY          write them, and look whether they are whole, and config/REFERENCE.md with them
       manual.py reference BINARY      write config/REFERENCE.md
"""
import pathlib
import sys
import tempfile

import check
import command
import configuration
import markdown
import overview
import plan
import roff
import sources

REFERENCE = sources.ROOT / "config/REFERENCE.md"
ABOUT = ["<!-- Written by `make reference`, from the files beside it and sip-plan-1.schema.json; compared by CI. -->", "",
         "The three files and the plan format, as their man pages have them. The rules are in [RULES.md](RULES.md)."]


def pages(binary):
    found = [command.page(binary, configuration.files()), configuration.configuration(), configuration.policy(binary),
             configuration.roster(), plan.page(binary), overview.page()]
    for page in found:
        others = [f"`{other.reference}`" for other in found if other is not page] + [f"`{other}`" for other in page.see]
        page.content.append(("section", "SEE ALSO", [("p", ", ".join(others))]))
    return found


def write(binary, folder):
    """Each page under its name in a folder."""
    where = pathlib.Path(folder)
    where.mkdir(parents=True, exist_ok=True)
    version = binary.says("--version").strip()
    made = pages(binary)
    for page in made:
        (where / page.file).write_text(roff.page(page, version, sources.changed()))
    return made


def reference(made):
    return markdown.whole([page for page in made if page.section == 5], ABOUT)


def main(verb, binary, folder=None):
    binary = sources.Command(binary)
    if verb == "pages":
        write(binary, folder)
    elif verb == "reference":
        REFERENCE.write_text(reference(pages(binary)))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            made = write(binary, scratch)
            found = list(check.findings(binary.binary, scratch))
        if not REFERENCE.exists() or REFERENCE.read_text() != reference(made):
            found.append("config/REFERENCE.md: error: not what the files beside it say: run make reference, and read the change")
        if found:
            sys.exit("\n".join(found))
        print(f"{len(made)} pages are whole: {', '.join(page.reference for page in made)}")


if __name__ == "__main__":
    if (sys.argv[1:2], len(sys.argv)) not in [(["pages"], 4), (["check"], 3), (["reference"], 3)]:
        sys.exit(__doc__.strip())
    try:
        main(*sys.argv[1:])
    except sources.Missing as missing:
        sys.exit(str(missing))
