#!/usr/bin/env python3
"""Opens the sample letters in headless Chromium, on a phone and on a screen, light, dark and on paper.

    letters.py PAGES [--record]

PAGES: the folder in which the tests put them (SIPD_PAGES). axe finds nothing to say; one heading is the first, and no level is
skipped; nothing is wider than the screen; six things to do stand above the fold of a phone; and the letters look as they did in
the pictures kept here, which --record takes anew.

Needs Debian's chromium and fonts-dejavu-core, and requirements.txt from PyPI.
"""
import io
import pathlib
import re
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

PICTURES = pathlib.Path(__file__).parent / "pictures"
CHROMIUM = "/usr/bin/chromium"
PHONE, SCREEN = (390, 844), (800, 1000)
LOOKS = [(size, look) for size in (PHONE, SCREEN) for look in ("light", "dark", "print")]
LETTERS = {"one": 1, "six": 6, "twelve": 12, "thirty-nine": 39, "repeats": 6, "immediate": 1, "informed": 2, "english": 6}
# What stands above the fold, of few: a picture of everything would be looked at by nobody.
KEPT = [("one", PHONE, "light"), ("six", PHONE, "light"), ("six", PHONE, "dark"), ("six", SCREEN, "light"),
        ("six", SCREEN, "print"), ("thirty-nine", PHONE, "light"), ("thirty-nine", PHONE, "dark")]
LARGEST = 60_000
# Of a hundred pixels one may differ by more than an edge that another Chromium smooths otherwise.
TOLERANCE, EDGE = 0.01, 48
REFERENCE = re.compile(r"K-\d{4}-\d+")
# Phones have other fonts, which are narrower; this one is the same wherever the pictures are taken.
FONT = "body{font-family:'DejaVu Sans'!important}"

failures = []


def need(holds, reason):
    if not holds:
        failures.append(reason)
        print(f"  error: {reason}", file=sys.stderr)


def check(page, where, name, size, look):
    for violation in Axe().run(page).response["violations"]:
        nodes = "; ".join(node["html"][:80] for node in violation["nodes"][:3])
        need(False, f"{where}: axe: {violation['id']}: {violation['help']}: {nodes}")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    need(levels.count(1) == 1 and levels[0] == 1, f"{where}: headings {levels}")
    need(all(later <= level + 1 for level, later in zip(levels, levels[1:])), f"{where}: a level is skipped: {levels}")
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    need(wide <= room, f"{where}: {wide} px wide, on {room}")
    sizes = page.evaluate("[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    need(min(sizes) >= 16, f"{where}: letters of {min(sizes)} px")
    if size == PHONE and look == "light" and LETTERS[name] >= 6:
        acts = page.evaluate("""() => {
            const heading = [...document.querySelectorAll('h2')].find(h => /^(Så gör du|What to do)$/.test(h.textContent));
            return [...document.querySelectorAll('li')]
                .filter(li => li.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING)
                .filter(li => li.getBoundingClientRect().bottom <= innerHeight).map(li => li.textContent);
        }""")
        seen = sum(len(REFERENCE.findall(act)) for act in acts)
        need(seen >= 6, f"{where}: {seen} things to do above the fold")
        print(f"  {name}: {seen} of {LETTERS[name]} things to do above the fold")


def compare(taken, path, where, pages):
    """Beside the picture kept; what differs is left with the pages."""
    if not path.exists():
        return need(False, f"{where}: no picture {path.name}; make letters RECORD=1")
    kept = Image.open(path).convert("L")
    taken = taken.convert("L")
    if kept.size != taken.size:
        return need(False, f"{where}: {taken.size}, the picture is {kept.size}")
    histogram = ImageChops.difference(kept, taken).histogram()
    share = sum(histogram[EDGE:]) / sum(histogram)
    if share > TOLERANCE:
        found = pages / path.name
        taken.save(found)
        need(False, f"{where}: {share:.1%} of it looks otherwise, see {found}; make letters RECORD=1 if it is to")


def main(pages, record):
    start = time.monotonic()
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size, look in LOOKS:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if look == "dark" else "light")
            page = context.new_page()
            page.emulate_media(media="print" if look == "print" else "screen")
            for name in LETTERS:
                where = f"{name}, {size[0]} px, {look}"
                page.goto((pages / f"{name}.html").resolve().as_uri())
                page.add_style_tag(content=FONT)
                check(page, where, name, size, look)
                if (name, size, look) in KEPT:
                    path = PICTURES / f"{name}-{size[0]}-{look}.png"
                    # Sixteen greys show all there is to see.
                    taken = Image.open(io.BytesIO(page.screenshot())).convert("L").quantize(16)
                    if record:
                        taken.save(path, optimize=True)
                        need(path.stat().st_size < LARGEST, f"{path}: {path.stat().st_size} bytes")
                    else:
                        compare(taken, path, where, pages)
            context.close()
        version = browser.version
        browser.close()
    if failures:
        sys.exit(f"{len(failures)} things amiss")
    print(f"{len(LETTERS)} letters in {len(LOOKS)} looks, {len(KEPT)} pictures {'taken' if record else 'as they were'}, "
          f"Chromium {version}, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--record"]):
        sys.exit("usage: letters.py PAGES [--record]")
    main(pathlib.Path(sys.argv[1]), len(sys.argv) == 3)
