#!/bin/sh
# Spyx 1.0.0 (nir 1.0.8): spyx.nn.LI, the leaky readout of its tutorials, is missing from what spyx.nir.to_nir
# returns, although NIR has a primitive of that name; a printed line says so, the graph is connected around it.
# Seen: ['input', 'output', 'layer_0', 'layer_1', 'layer_2'] and the edge ('layer_2', 'output')
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q spyx==1.0.0 nir==1.0.8
"$work/venv/bin/python" - <<'PYTHON'
import numpy as np
import spyx.nn as spyx
from flax import nnx
from spyx.nir import to_nir

rngs = nnx.Rngs(0)
layers = nnx.Linear(4, 3, rngs=rngs), spyx.LIF((3,), rngs=rngs), nnx.Linear(3, 2, rngs=rngs)
model = spyx.Sequential(*layers, spyx.LI((2,), rngs=rngs))
graph = to_nir(model, {"input": np.array([4])}, {"output": np.array([2])})
print(list(graph.nodes), graph.edges[-1])
assert "layer_3" not in graph.nodes
assert ("layer_2", "output") in [tuple(edge) for edge in graph.edges]
PYTHON
