#!/bin/sh
# Norse 1.1.0 (nir 1.0.8, nirtorch 2.6): to_nir multiplies time constants with dt (0.001 by default), from_nir does not
# divide. A membrane time constant of 10 ms is written as 1e-05 s and comes back 1000 times too fast.
# Seen: tau in the file 1e-05 s; tau_mem_inv 100.0 before, 100000.0 after to_nir and from_nir
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q norse==1.1.0 nir==1.0.8 nirtorch==2.6
"$work/venv/bin/python" -W ignore - <<'PYTHON'
import norse.torch as norse
import torch
from norse.torch.utils.export_nir import to_nir
from norse.torch.utils.import_nir import _import_norse_module

cell = norse.LIFBoxCell()
graph = to_nir(norse.SequentialState(torch.nn.Linear(2, 3), cell), torch.zeros(1, 2))
node = next(node for node in graph.nodes.values() if type(node).__name__ == "LIF")
again = _import_norse_module(node)
before, after = float(cell.p.tau_mem_inv), float(again.p.tau_mem_inv)
print(f"tau in the file {float(node.tau):.3g} s; tau_mem_inv {before:.1f} before, {after:.1f} after")
assert abs(float(node.tau) - 1e-5) < 1e-9 and abs(before - 100) < 0.1 and abs(after - 1e5) < 100
PYTHON
