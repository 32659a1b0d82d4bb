#!/bin/sh
# expelliarmus 1.1.12: Wizard(encoding="evt3").save loses time when nothing happens for more than 4096 us. Three events at
# 1000, 42000 and 43000 us come back from its own reader, and from faery 0.7.1, at earlier times; the words in the file
# do not say the later times. Its "dat" and "evt2" encodings keep them.
# Output seen: evt3: [1000, 1040, 2040], evt2: [1000, 42000, 43000], dat: [1000, 42000, 43000].
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet expelliarmus==1.1.12 numpy
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys

import numpy as np
from expelliarmus import Wizard

events = np.zeros(3, np.dtype([("t", "<i8"), ("x", "<i2"), ("y", "<i2"), ("p", "u1")], align=True))
events["t"] = [1000, 42000, 43000]
events["x"] = events["y"] = [1, 2, 3]
times = {}
for encoding, suffix in (("evt3", "raw"), ("evt2", "raw"), ("dat", "dat")):
    path = f"{sys.argv[1]}/{encoding}.{suffix}"
    Wizard(encoding=encoding).save(fpath=path, arr=events)
    times[encoding] = Wizard(encoding=encoding).read(path)["t"].tolist()
    print(f"{encoding}: {times[encoding]}")
kept = [1000, 42000, 43000]
sys.exit(not (times["evt3"] != kept and times["evt2"] == kept and times["dat"] == kept))
PYTHON
