#!/bin/sh
# Rockpool 3.1.0 (nir 1.0.8, nirtorch 2.6): to_nir of a Residual in the middle of a Sequential wires the branch's last
# neurons to the output and leaves the next layer without an input; the skip's sum is not in the graph either. A nested
# Sequential in the same place is right. Nothing is said.
# Seen: 3_LinearTorch has inputs [], output has inputs ['2_TorchResidual.1_LIFTorch', '4_LIFTorch']
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q "rockpool[torch]==3.1.0" nir==1.0.8 nirtorch==2.6
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import torch
from rockpool.nn.combinators import Residual, Sequential
from rockpool.nn.modules import LIFTorch, LinearTorch
from rockpool.nn.modules.torch.nir import to_nir


def written(combinator):
    branch = combinator(LinearTorch((4, 4)), LIFTorch(4))
    model = Sequential(LinearTorch((4, 4)), LIFTorch(4), branch, LinearTorch((4, 2)), LIFTorch(2))
    graph = to_nir(model, torch.zeros(1, 5, 4))
    return {node: sorted(a for a, b in graph.edges if b == node) for node in ("3_LinearTorch", "output")}


nested, residual = written(Sequential), written(Residual)
print("3_LinearTorch has inputs", residual["3_LinearTorch"], "output has inputs", residual["output"])
assert nested == {"3_LinearTorch": ["2_TorchSequential.1_LIFTorch"], "output": ["4_LIFTorch"]}
assert residual == {"3_LinearTorch": [], "output": ["2_TorchResidual.1_LIFTorch", "4_LIFTorch"]}
PYTHON
