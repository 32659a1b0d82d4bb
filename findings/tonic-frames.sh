#!/bin/sh
# tonic 1.7.0, framing: ToFrame gives an empty recording frames of [T, P, W, H] instead of [T, P, H, W]; counts are
# 16 bits and wrap, so 40000 events of a pixel in one frame count as -25536; SliceByTime gives the events at 0, 150, 299
# and 300 us three slices of 100 us, without the last event, where its documentation of reset_time names four, and
# include_incomplete=True does not bring it back; reset_time=True changes the caller's events as well.
# Output seen: (2, 2, 4, 3) for a sensor of 4x3; -25536; [[0], [150], [299]] both times; [0, 50, 99, 300].
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet tonic==1.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import numpy as np
from tonic import slicers, transforms

EVENT = np.dtype([("x", np.int16), ("y", np.int16), ("t", np.int64), ("p", bool)])


def events(times):
    made = np.zeros(len(times), EVENT)
    made["t"] = times
    return made


def slices(**options):
    return [s["t"].tolist() for s in slicers.SliceByTime(time_window=100, **options).slice(four, 0)[0]]


shape = transforms.ToFrame(sensor_size=(4, 3, 2), n_time_bins=2)(events([])).shape
many = transforms.ToFrame(sensor_size=(1, 1, 2), event_count=40000)(events(range(40000)))
four = events([0, 150, 299, 300])
plain, incomplete = slices(), slices(include_incomplete=True)
slices(reset_time=True)
found = [shape, int(many.ravel()[0]), plain, incomplete, four["t"].tolist()]
print(*found, sep="\n")
expected = [(2, 2, 4, 3), -25536, [[0], [150], [299]], [[0], [150], [299]], [0, 50, 99, 300]]
sys.exit(found != expected)
PYTHON
