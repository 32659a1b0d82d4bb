#!/bin/sh
# Rockpool 3.1.0 (nir 1.0.8, nirtorch 2.6): to_nir writes a LIFTorch with has_rec=True as a lone CubaLIF, without its
# trained recurrent weights, and every neuron's trained bias as v_leak = 0; nothing is said. Its own from_nir reads
# recurrent subgraphs and takes v_leak for the bias.
# Seen: ['input', '0_LinearTorch', '1_LIFTorch', 'output'] [('0_LinearTorch', '1_LIFTorch'), ...] v_leak [0.0, 0.0, 0.0]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q "rockpool[torch]==3.1.0" nir==1.0.8 nirtorch==2.6
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import torch
from rockpool.nn.combinators import Sequential
from rockpool.nn.modules import LIFTorch, LinearTorch
from rockpool.nn.modules.torch.nir import to_nir

model = Sequential(
    LinearTorch((4, 3)),
    LIFTorch(3, has_rec=True, w_rec=torch.full((3, 3), 0.5), bias=torch.full((3,), 0.25)),
)
graph = to_nir(model, torch.zeros(1, 5, 4))
print(list(graph.nodes), sorted(graph.edges), "v_leak", graph.nodes["1_LIFTorch"].v_leak.tolist())
assert sorted(graph.nodes) == ["0_LinearTorch", "1_LIFTorch", "input", "output"]
assert not graph.nodes["1_LIFTorch"].v_leak.any()
assert all(a != "1_LIFTorch" or b == "output" for a, b in graph.edges)
PYTHON
