"""The table: a line for each fault, with what its operator sees and how it passes, and a total."""
import re
import threading

HEAD = ["fault", "sipd", "`sipd status`", "journal", "recovers"]
FIGURES = ["crashes", "power cuts", "calls", "short or interrupted calls", "deliveries", "deferrals", "disks", "modes",
           "lacks", "mixtures", "places", "limits", "simulated years of a plan", "inputs"]


class Table:
    def __init__(self, scratch):
        self.scratch = scratch
        self.rows, self.problems = [], []
        self.figures = dict.fromkeys(FIGURES, 0)
        self.lock = threading.Lock()

    def row(self, fault, sipd="", status="", journal="", recovers="", problems=()):
        """`problems`: what must not be; each begins with its kind, as `lost: …`."""
        cells = [fault, sipd, status, journal, "**" + "; ".join(problems[:3]) + "**" if problems else recovers]
        cells = [self.plain(str(cell)) for cell in cells]
        with self.lock:
            self.rows.append(cells)
            self.problems += [f"{fault}: {problem}" for problem in problems]
            print("| " + " | ".join(cells) + " |", flush=True)

    def count(self, figure, number):
        with self.lock:
            self.figures[figure] += number

    def note(self, what):
        """How much of all there is was tried."""
        with self.lock:
            print(f"| {what} | | | | |", flush=True)

    def skip(self, what, why):
        with self.lock:
            print(f"| {what} | skipped: {why} | | | |", flush=True)

    def plain(self, text):
        text = re.sub(re.escape(self.scratch) + r"/[^/ ]+/?", "", text).replace("|", "/").replace("\n", " ")
        return text if len(text) <= 150 else text[:149] + "…"

    @property
    def total(self):
        def of(*kinds):
            return sum(any(f": {kind}" in problem for kind in kinds) for problem in self.problems)
        lost, doubled, hung = of("lost", "never told", "torn"), of("doubled"), of("hung")
        survived = " · ".join(f"{number} {figure}" for figure, number in self.figures.items() if number)
        return (f"{survived} · lost {lost} · doubled {doubled} · hung {hung} · "
                f"other {len(self.problems) - lost - doubled - hung}")

    def write(self, path, seed):
        with open(path, "w") as file:
            file.write(f"# What sipd survives, and what its operator sees\n\n{self.total} (seed {seed})\n\n")
            for cells in [HEAD, ["---"] * len(HEAD), *self.rows]:
                file.write("| " + " | ".join(cells) + " |\n")
