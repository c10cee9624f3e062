"""How long a file is: a Swift file has less than 300 lines."""
import sources

LIMIT = 300


def findings():
    for source in sources.swift("Sources", "Tests"):
        lines = source.text.count("\n")
        if lines >= LIMIT:
            yield f"{source.path.relative_to(sources.ROOT)}: error: {lines} lines; less than {LIMIT}: split it by subject"
