#!/usr/bin/env bash
# faery 0.7.1 and expelliarmus 1.1.12: the low part of an EVT3 time may fall inside one high part.
# Cameras write such words: the sample evt3_sample.raw of expelliarmus' own repository holds high 2861, low 811,
# low 800, then 1455 events of 11 us around it. By the format the time of an event is its last high and low words.
# Behaviour: faery keeps the larger low part, so the event is 11 us late; expelliarmus takes the fall for a turn of
# the low part and adds 4096 us to this event and all that follow until the next high part.
# Output seen: words say 11719456, faery 11719467, expelliarmus 11723552.
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet faery==0.7.1 expelliarmus==1.1.12 numpy
"$folder/venv/bin/python" - "$folder/recording.raw" <<'PYTHON'
import sys

import faery
import numpy as np
from expelliarmus import Wizard

HIGH, LOW, ROW, COLUMN = 0x8, 0x6, 0x0, 0x2
words = [(HIGH, 2861), (LOW, 700), (ROW, 5), (COLUMN, 7), (LOW, 811), (LOW, 800), (ROW, 6), (COLUMN, 8)]
with open(sys.argv[1], "wb") as file:
    file.write(b"% evt 3.0\n% format EVT3;height=720;width=1280\n% geometry 1280x720\n% end\n")
    file.write(np.array([kind << 12 | content for kind, content in words], "<u2").tobytes())

said = (2861 << 12) + 800
by_faery = int(np.concatenate(list(faery.events_stream_from_file(sys.argv[1])))["t"][1])
by_expelliarmus = int(Wizard(encoding="evt3").read(sys.argv[1])["t"][1])
print(f"words say {said}, faery {by_faery}, expelliarmus {by_expelliarmus}")
sys.exit(by_faery != said + 11 or by_expelliarmus != said + 4096)
PYTHON
