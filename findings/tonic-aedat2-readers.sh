#!/bin/sh
# tonic 1.7.0: read_dvs_128, read_dvs_ibm, read_dvs_red and read_dvs_346mini raise ValueError on every file, also on
# this valid AEDAT 2 recording of one event: the function that parses the header returns three values since it also
# returns the start time, and these four readers unpack two. Only read_davis_346 unpacks three.
# Output seen: "read_dvs_128: too many values to unpack (expected 2)", the same for the other three.
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet tonic==1.7.0
"$folder/venv/bin/python" - "$folder/dvs128.aedat" <<'PYTHON'
import struct
import sys

from tonic import io

with open(sys.argv[1], "wb") as file:
    file.write(b"#!AER-DAT2.0\r\n# AEChip: ch.unizh.ini.jaer.chip.retina.DVS128\r\n")
    file.write(struct.pack(">II", 5 << 8 | 3 << 1, 1000))
failed = 0
for reader in (io.read_dvs_128, io.read_dvs_ibm, io.read_dvs_red, io.read_dvs_346mini):
    try:
        print(f"{reader.__name__}: {reader(sys.argv[1])}")
    except ValueError as error:
        print(f"{reader.__name__}: {error}")
        failed += "too many values to unpack" in str(error)
sys.exit(failed != 4)
PYTHON
