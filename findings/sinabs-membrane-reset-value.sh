#!/bin/sh
# Sinabs 3.1.3: MembraneReset(reset_value) is documented as the value that a neuron is reset to after it spiked. It is
# added to the membrane of every neuron in every step, also of those that did not spike.
# Seen: no input, no spike, reset_value 0.25: membrane 0.25 after one step, 0.5 after two
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q sinabs==3.1.3
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import sinabs.layers as sl
import torch
from sinabs.activation import MembraneReset, SingleSpike

layer = sl.IAF(spike_fn=SingleSpike, reset_fn=MembraneReset(reset_value=0.25))
seen = []
for _ in range(2):
    assert layer(torch.zeros(1, 1, 1)).sum() == 0
    seen.append(float(layer.v_mem.detach()))
print("membranes after one and two steps without input or spike:", seen)
assert seen == [0.25, 0.5]
PYTHON
