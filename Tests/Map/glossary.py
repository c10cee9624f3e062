"""One word for one thing: each code word of the glossary is declared for others to use, and whatever of the field is declared
for others stands in the glossary.

A code word is a type, a member, a case or the text that a case is written as; `Meeting.Purpose` is looked up by its last part
within the first.
"""
import re
import sys

import sources

GLOSSARY = sources.CATALOGUE / "Glossary.md"
# Where the field's own things are declared: each of these names is in the glossary.
FIELD = {("SIPRules", "Plan"), ("SIPRules", "Roster")}
# What is ours there and has no Swedish word: readers of documents, answers to a question, forms of a name.
OURS = {"PlanDocument", "PlanField", "KnownPlan", "RosterDocument", "RuleEnvironment", "Happening", "Reached", "Holder", "Identifier",
        "PersonID", "UnitID", "Gap", "Kind", "Absences", "MailDomain", "Language", "Step", "PlanPart", "Answer", "Limit",
        "Form", "Move", "Reason", "Receiver", "Copy", "Recipient", "PersonalDays"}
RIGHTS = {"public", "package"}


def rows(text):
    """The tables' rows that have code words: line, the Swedish words, the code words."""
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2 and not re.fullmatch(r"[-: ]+", cells[0]):
            yield number, cells[0], re.findall(r"`([^`]+)`", cells[1])


def public():
    """Every name that others may use: those declared so, and the cases and members of such types and extensions."""
    found = {name for name, rights in sources.declared().items() if rights & RIGHTS}
    for source in sources.swift("Sources"):
        for body in re.findall(r"^ *(?:@\w+ )?(?:public|package) (?:indirect )?(?:enum|protocol) .*?^\}", source.text, re.S | re.M):
            for kind, rest in re.findall(r"^ *(case|func|var|static let) +([^\n]*)", body, re.M):
                found.update(sources.names("case" if kind == "case" else "var", rest))
    return found


def findings():
    if not GLOSSARY.exists():
        yield f"{GLOSSARY.relative_to(sources.ROOT)}: error: there is none"
        return
    usable, said = public(), set()
    for number, words, codes in rows(GLOSSARY.read_text()):
        for code in codes:
            said.update(code.split("."))
            for part in code.split("."):
                if part not in usable:
                    yield f"{GLOSSARY.name}:{number}: error: {words}: no public or package declaration is called {part}"
    for source in sources.swift("Sources/SIPRules"):
        if (source.target, source.room) not in FIELD:
            continue
        named = [name for _, access, _, name in sources.TYPE.findall(source.text) if RIGHTS & set(access.split())]
        if source.path.name == "Role.swift":
            named += [name for kind, rest in re.findall(r"^ *(case) (.*)$", source.text, re.M) for name in sources.names("case", rest)[:1]]
        for name in named:
            if name not in said | OURS:
                yield f"{source.path.relative_to(sources.ROOT)}: error: {name} is the field's: give it a row in {GLOSSARY.name}"


if __name__ == "__main__":
    wrong = list(findings())
    if wrong:
        sys.exit("\n".join(wrong))
