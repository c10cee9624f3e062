"""Pages as chapters of one Markdown file, for whoever has no sipd installed."""
import re

# The rules stand in RULES.md, the pages refer to each other.
ELSEWHERE = ("RULES", "SEE ALSO")

def line(text):
    """A text as it stands; outside of code, what Markdown would take for markup is escaped."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([<>#\[\]_|])", r"\\\1", part) for part in parts)


def blocks(content, level, indent=""):
    out = []
    for number, block in enumerate(content):
        if block[0] == "p":
            out += [indent + line(block[1]), ""]
        elif block[0] == "code":
            out += [f"{indent}{l}".rstrip() for l in ["```", *block[1], "```"]] + [""]
        elif block[0] == "item":
            tags = "<br>".join(line(tag) for tag in block[1])
            inside = blocks(block[2], level, indent + "  ")
            first = inside[0].strip() if inside and not inside[0].strip().startswith("```") else None
            out += [f"{indent}- {tags}" + (f" — {first}" if first else ""), *(inside[1:] if first else ["", *inside])]
            nearby = number + 1 < len(content) and content[number + 1][0] == "item"
            if nearby and out[-1] == "" and (len(inside) == 2 or not inside):
                out.pop()
        else:
            named = re.fullmatch(r"[\w.\[\]-]+:?(?: NAME:)?", block[1]) and not block[1].isupper()
            title = f"`{block[1].rstrip(':')}`" if named else block[1].capitalize()
            out += ["#" * (level + (block[0] == "sub")) + f" {title}", "", *blocks(block[2], level)]
    return out


def whole(pages, about):
    out = ["# Reference", "", *about, ""]
    for page in pages:
        content = [block for block in page.content if block[1] not in ELSEWHERE]
        out += [f"## {page.name}: {page.summary}", "", *blocks(content, 3)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).rstrip() + "\n"
