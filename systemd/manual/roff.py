"""Pages in roff, with the man macros."""
import re

INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|(?<!\w)\*([^*\s](?:[^*]*[^*\s])?)\*(?!\w)")
SPECIAL = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "^": r"\(ha", "~": r"\(ti", "`": r"\(ga", '"': r"\(dq"}


def escaped(text):
    """A text that roff prints as it stands, and from which commands can be copied."""
    return "".join(SPECIAL.get(c, c if " " <= c <= "~" else f"\\[u{ord(c):04X}]") for c in text)


def line(text):
    """One line of input: marks become fonts, and no text is taken for a request."""
    out, at = [], 0
    for mark in INLINE.finditer(text):
        out.append(escaped(text[at:mark.start()]))
        bold = mark[1] or mark[2]
        out.append(rf"\fB{escaped(bold)}\fR" if bold else rf"\fI{escaped(mark[3])}\fR")
        at = mark.end()
    out.append(escaped(text[at:]))
    whole = "".join(out)
    return rf"\&{whole}" if whole[:1] in (".", "\\") and re.match(r"\.|\\\(aq", whole) else whole


def blocks(content, nested=False):
    """Requests for blocks. Nested: the first text follows its tag; the rest stands under the same margin."""
    out, shifted = [], False
    for number, block in enumerate(content):
        if nested and number == 0 and block[0] == "p":
            out.append(line(block[1]))
            continue
        if nested and not shifted:
            out.append(".RS")
            shifted = True
        if block[0] == "p":
            out += [line(block[1])] if number == 0 and not nested else [".PP", line(block[1])]
        elif block[0] == "code":
            lines = [rf"\&{escaped(l)}" if l[:1] in (".", "'") else escaped(l) for l in block[1]]
            out += [".PP"] if number else []
            out += [".RS 2", ".EX", *lines, ".EE", ".RE"]
        elif block[0] == "item":
            _, tags, inside = block
            out.append(".TP")
            for place, tag in enumerate(tags):
                out += [".TQ"] * (place > 0) + [line(tag)]
            out += blocks(inside, nested=True)
        else:
            _, title, inside = block
            out += [f'.{"SH" if block[0] == "section" else "SS"} "{escaped(title)}"', *blocks(inside)]
    if shifted:
        out.append(".RE")
    return out


def page(page, version, date):
    """The whole file."""
    return "\n".join([
        rf'.\" Made by systemd/manual/manual.py; what it says is written in {page.sources}.',
        f'.TH "{escaped(page.name.upper())}" {page.section} {date} "sipd {version}" "{page.volume}"',
        ".nr HY 0", ".nh", ".ad l",
        ".SH NAME", rf"{escaped(page.name)} \- {escaped(page.summary[:1].lower() + page.summary[1:])}",
        *blocks(page.content)]) + "\n"
