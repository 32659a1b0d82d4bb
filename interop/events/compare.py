"""Compares FireFly with the independent tools, event for event; see README.md."""

import pathlib
import sys
import tempfile

import numpy as np

import files
import firefly
import peers


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, expected, rules, readers in files.write_all(folder, count):
            read, said = firefly.read(path, *rules)
            failures += report(f"{path.name} {' '.join(rules)}", "firefly", read, expected)
            for reader in readers:
                failures += report(path.name, reader.__name__, reader(path), expected)
        failures += written(folder, count)
    sys.exit(f"{failures} differences" if failures else 0)


def written(folder, count):
    """What FireFly writes, as the others read it."""
    failures = 0
    source = folder / "source.aedat4"
    events = files.samples.events(1280, 720, count, seed=2, gap=20_000_000)
    peers.faery_write(source, events, (1280, 720))
    for suffix, readers in (
        ("raw", [peers.faery_read, peers.evlib_read]),
        ("aedat4", [peers.faery_read, peers.aedat_read, peers.dv_read]),
    ):
        copy = folder / f"firefly.{suffix}"
        firefly.copy(source, copy, 1280, 720)
        failures += report(f"written {suffix}", "firefly", firefly.read(copy)[0], events)
        for reader in readers:
            failures += report(f"written {suffix}", reader.__name__, reader(copy), events)
    return failures


def report(name, reader, events, expected):
    equal = np.array_equal(events, expected)
    print(f"{'equal    ' if equal else 'DIFFERENT'} {name:34} {reader:18} {len(events)} events")
    if not equal and len(events) == len(expected):
        first = np.nonzero(events != expected)[0][0]
        print(f"          first at {first}: {events[first]} instead of {expected[first]}")
    return 0 if equal else 1


if __name__ == "__main__":
    main()
