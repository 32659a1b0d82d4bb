#!/bin/sh
# Sinabs 3.1.3 (its own choice of nir, 1.0.4): to_nir writes a LIF with tau_syn, a current-based neuron, as a plain LIF,
# the same as one without tau_syn and the same whatever norm_input is, although NIR has CubaLIF and r; nothing is said.
# Seen: in the files: {("LIF", 10.0, 1.0)} spikes of the four layers: [1, 17, 0, 5]   (20 steps of input 0.3; tau_syn 5
#       and none, each with norm_input and without)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q sinabs==3.1.3
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import sinabs.layers as sl
import torch
from sinabs.activation import SingleSpike
from sinabs.nir import to_nir

told, counts = [], []
for tau_syn in (5.0, None):
    for norm_input in (True, False):
        layer = sl.LIF(tau_mem=10.0, tau_syn=tau_syn, norm_input=norm_input, spike_fn=SingleSpike)
        x = torch.full((1, 20, 1), 0.3)
        counts.append(int(layer(x).sum()))
        layer.reset_states()
        graph = to_nir(torch.nn.Sequential(torch.nn.Linear(1, 1), layer), x)
        node = next(node for node in graph.nodes.values() if type(node).__name__ == "LIF")
        told.append((type(node).__name__, float(node.tau), float(node.r)))
print("in the files:", set(told), "spikes of the four layers:", counts)
assert len(set(told)) == 1 and len(set(counts)) > 1
PYTHON
