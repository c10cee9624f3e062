#!/usr/bin/env python3
"""Whether the map is true: what it names is there, its words are the code's, arrows point down, and no file is too long."""
import sys

import errors
import glossary
import imports
import lengths
import links
import state

wrong = [
    *links.findings(), *glossary.findings(), *imports.findings(), *lengths.findings(), *state.findings(), *errors.findings()]
if wrong:
    sys.exit("\n".join(wrong))
print("the map is true: what it names is there, its words are the code's, arrows point down, and no file is too long")
