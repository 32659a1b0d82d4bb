#!/bin/sh
# nir 1.0.8: a neuron whose parameters are scalars (as Norse, Sinabs and snnTorch export them) is a valid node, but
# nir.write refuses it with its default compression:
#   TypeError: Scalar datasets don't support chunk/filter options
# The same graph is written with compression=None. Exits non-zero when that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check nir==1.0.8 numpy h5py
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys

import nir
import numpy as np

one = np.array(1.0)
graph = nir.NIRGraph(
    {
        "input": nir.Input({"input": np.array([3])}),
        "lif": nir.LIF(tau=np.array(0.01), r=one, v_leak=np.array(0.0), v_threshold=one),
        "output": nir.Output({"output": np.array([3])}),
    },
    [("input", "lif"), ("lif", "output")],
    type_check=False,
)
nir.write(f"{sys.argv[1]}/plain.nir", graph, compression=None)
try:
    nir.write(f"{sys.argv[1]}/default.nir", graph)
except TypeError as error:
    print(f"TypeError: {error}")
else:
    sys.exit("nir writes scalar parameters now")
PYTHON
