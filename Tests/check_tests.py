#!/usr/bin/env python3
"""Swift Testing skips a function without @Test in silence: every func in a test target must have its @Test."""
import pathlib
import re
import sys

bad = []
root = pathlib.Path(__file__).parent
for path in sorted(root.glob("*Tests/**/*.swift")):
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines):
        if not re.match(r"\s*(?:@\w+(?:\(.*\))?\s+)*(?:(?:public|private|fileprivate|internal|static|mutating|final)\s+)*func\s", line):
            continue
        if "@Test" in line:
            continue
        # Walk up over the attribute's own lines to where it begins.
        above = number - 1
        while above >= 0 and lines[above].strip() and not re.match(r"\s*@Test\b", lines[above]):
            if re.match(r"\s*(func|var|let|struct|class|enum|extension|import|\}|//)", lines[above]):
                break
            above -= 1
        if above < 0 or not re.match(r"\s*@Test\b", lines[above]):
            bad.append(f"{path.relative_to(root.parent)}:{number + 1}: error: func without @Test; it would never run")
print("\n".join(bad) if bad else "every func in a test target has its @Test")
sys.exit(1 if bad else 0)
