#!/bin/sh
# Norse 1.1.0 (nir 1.0.8, nirtorch 2.6): to_nir knows neither torch.nn.Flatten nor its own LICell, the usual readout. It
# returns a graph with None in their place, without a word; nir.write then fails on the None. A convolution without a
# bias raises AttributeError. So no convolutional classifier can be exported.
# Seen: {'input': 'Input', '0': 'Conv2d', '1': 'LIF', '2': None, '3': 'Affine', '4': None, 'output': 'Output'}
#       nir.write: AttributeError: 'NoneType' object has no attribute 'to_dict'
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q norse==1.1.0 nir==1.0.8 nirtorch==2.6
"$work/venv/bin/python" -W ignore - "$work/model.nir" <<'PYTHON'
import sys

import nir
import norse.torch as norse
import torch
from norse.torch.utils.export_nir import to_nir

model = norse.SequentialState(
    torch.nn.Conv2d(1, 2, 3),
    norse.LIFBoxCell(),
    torch.nn.Flatten(),
    torch.nn.Linear(8, 3),
    norse.LICell(),
)
graph = to_nir(model, torch.zeros(1, 1, 4, 4))
kinds = {name: node and type(node).__name__ for name, node in graph.nodes.items()}
print(kinds)
assert kinds["2"] is None and kinds["4"] is None
try:
    nir.write(sys.argv[1], graph, compression=None)
except Exception as e:
    print(f"nir.write: {type(e).__name__}: {e}")
else:
    raise SystemExit("nir.write took the graph")
try:
    to_nir(norse.SequentialState(torch.nn.Conv2d(1, 2, 3, bias=False), norse.LIFBoxCell()), torch.zeros(1, 1, 4, 4))
except AttributeError as e:
    print(f"without bias: AttributeError: {e}")
else:
    raise SystemExit("a convolution without bias was exported")
PYTHON
