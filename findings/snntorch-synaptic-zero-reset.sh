#!/bin/sh
# snnTorch 1.0.0: reset_mechanism="zero" clears the membrane of Leaky before the next step's input is added, but the
# membrane of Synaptic after it: in the step after a spike the whole input is lost. With alpha = 0 both neurons have
# the same equation, yet fire differently. Exporters and readers that treat both alike get one of them wrong.
# Seen: Leaky [1, 1, 1, 1, 1, 1], Synaptic [1, 0, 1, 0, 1, 0]   (input 1.5, threshold 1, beta 0.5, alpha 0)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q snntorch==1.0.0 torch
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import snntorch as snn
import torch

leaky = snn.Leaky(beta=0.5, reset_mechanism="zero", init_hidden=True)
synaptic = snn.Synaptic(alpha=0.0, beta=0.5, reset_mechanism="zero", init_hidden=True)
x = torch.full((1, 1), 1.5)
spikes = [[int(layer(x)) for _ in range(6)] for layer in (leaky, synaptic)]
print("Leaky", spikes[0], "Synaptic", spikes[1])
assert spikes == [[1, 1, 1, 1, 1, 1], [1, 0, 1, 0, 1, 0]]
PYTHON
