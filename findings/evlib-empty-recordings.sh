#!/bin/sh
# evlib 0.13.2: load_events answers with an empty table, without an error, for valid recordings: AEDAT 3.1 with a
# polarity packet of two valid events, AEDAT 2 of a DVS128 (which detect_format calls AEDAT 3.1), and EVT2.1 with the
# word order of IMX636 cameras, whose header says endianness=legacy (the other order is read).
# Output seen: 0 of 2 events for AEDAT 3.1, AEDAT 2 and EVT2.1 legacy, 2 of 2 events for the other EVT2.1.
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet evlib==0.13.2
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import pathlib
import struct
import sys

import evlib

folder = pathlib.Path(sys.argv[1])
polarity = [(1 << 17 | 2 << 2 | 1 << 1 | 1, 10), (3 << 17 | 4 << 2 | 1, 20)]
evt21 = [(0x80000001, 0), (1 << 28 | 2 << 22 | 64 << 11 | 3, 0x80000001)]
header = b"% evt 2.1\n% format EVT21;height=720;width=1280"
geometry = b"\n% geometry 1280x720\n% end\n"
files = {
    "aedat3.aedat": b"#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#!END-HEADER\r\n"
    + struct.pack("<hhiiiiii", 1, 1, 8, 4, 0, 2, 2, 2)
    + b"".join(struct.pack("<II", *event) for event in polarity),
    "aedat2.aedat": b"#!AER-DAT2.0\r\n# AEChip: ch.unizh.ini.jaer.chip.retina.DVS128\r\n"
    + struct.pack(">IIII", 5 << 8 | 3 << 1, 10, 6 << 8 | 4 << 1, 20),
    "legacy.raw": header + b";endianness=legacy" + geometry
    + b"".join(struct.pack("<II", high, low) for high, low in evt21),
    "little.raw": header + geometry
    + b"".join(struct.pack("<II", low, high) for high, low in evt21),
}
found = []
for name, content in files.items():
    (folder / name).write_bytes(content)
    events = evlib.load_events(str(folder / name)).collect()
    found.append(len(events))
    print(f"{name}: {evlib.formats.detect_format(str(folder / name))[0]}, {len(events)} of 2 events")
sys.exit(found != [0, 0, 0, 2])
PYTHON
