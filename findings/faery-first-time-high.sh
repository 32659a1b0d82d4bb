#!/bin/sh
# faery 0.7.1: the EVT3 decoder ignores a first TIME_HIGH word of 4094 or 4095, as a camera that has been running sends it
# for 8 of every 16777 ms, so the events until the wrap get a time of almost zero. The second of these two events is
# 2 us after the first at 16 773 121 us; faery puts them at 1 and 3 us. expelliarmus 1.1.12 reads the
# times that the words say.
# Output seen: faery: [1, 3], expelliarmus: [16773121, 16773123].
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet faery==0.7.1 expelliarmus==1.1.12
"$folder/venv/bin/python" - "$folder/recording.raw" <<'PYTHON'
import struct
import sys

import faery
from expelliarmus import Wizard

words = [0x8FFF, 0x6001, 0x0005, 0x2001, 0x6003, 0x2002]  # high, low, row, column, low, column
with open(sys.argv[1], "wb") as file:
    file.write(b"% evt 3.0\n% format EVT3;height=720;width=1280\n% geometry 1280x720\n% end\n")
    file.write(struct.pack("<6H", *words))
by_faery = [int(t) for part in faery.events_stream_from_file(sys.argv[1]) for t in part["t"]]
by_expelliarmus = Wizard(encoding="evt3").read(sys.argv[1])["t"].tolist()
print(f"faery: {by_faery}, expelliarmus: {by_expelliarmus}")
sys.exit(by_faery != [1, 3] or by_expelliarmus != [16773121, 16773123])
PYTHON
