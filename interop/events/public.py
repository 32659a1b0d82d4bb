"""Reads recordings of others (paths on the command line) with FireFly and with the tools that can, and compares.

Public samples are not part of this project: those of faery's and expelliarmus' repositories
(tests/data, tests/sample-files) were read equal, see docs/events.md.
"""

import pathlib
import sys

import numpy as np

import firefly
import peers


def readers(path):
    if path.suffix == ".raw":
        version = "evt3" if b"evt 3" in path.read_bytes()[:500].lower() else "evt2"
        return {"faery": peers.faery_read, "expelliarmus": lambda p: peers.expelliarmus_read(p, version)}
    return {"faery": peers.faery_read}


def main():
    different = 0
    for path in map(pathlib.Path, sys.argv[1:]):
        ours, said = firefly.read(path)
        print(f"{path.name}: {len(ours)} events ({said})")
        for tool, read in readers(path).items():
            theirs = read(path)
            same = len(ours) == len(theirs) and all(
                np.array_equal(ours[field], theirs[field]) for field in ours.dtype.names
            )
            different += not same
            print(f"  {'equal to' if same else 'DIFFERS FROM'} {tool} ({len(theirs)} events)")
    return different


if __name__ == "__main__":
    sys.exit(main())
