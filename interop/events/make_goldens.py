"""Writes the small files that the module's tests read, and the events that the independent tools
find in them; see README.md. Fails if two tools differ."""

import pathlib
import sys

import numpy as np

import files
import firefly

COUNT = 160
FOLDER = firefly.ROOT / "events/src/test/resources/org/firefly/events/golden"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    index = []
    for path, expected, rules, readers in files.write_all(FOLDER, COUNT):
        for reader in readers:
            if not np.array_equal(reader(path), expected):
                sys.exit(f"{reader.__name__} reads {path.name} otherwise")
        events = FOLDER / f"{path.name}{'-'.join(('',) + rules)}.csv"
        lines = [",".join(str(int(v)) for v in event) for event in expected]
        events.write_text("\n".join(lines) + "\n")
        index.append(" ".join((path.name, events.name) + rules))
    (FOLDER / "index.txt").write_text("\n".join(index) + "\n")


if __name__ == "__main__":
    main()
