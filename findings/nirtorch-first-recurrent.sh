#!/bin/sh
# nirtorch 2.6 with snnTorch 1.0.0: where a recurrent layer (RLeaky) is the first module, the exported graph has an
# edge too many, from the recurrent weights straight to the next layer; behind another layer it is right:
#   first: ['0.lif -> 0.w_rec', '0.lif -> 1', '0.w_rec -> 0.lif', '0.w_rec -> 1', '1 -> output', 'input -> 0.lif']
#   second: ['0 -> 1.lif', '1.lif -> 1.w_rec', '1.lif -> 2', '1.w_rec -> 1.lif', '2 -> output', 'input -> 0']
# Exits non-zero when that changes. Installs PyTorch (about 5 GB).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check snntorch==1.0.0 nir==1.0.8 nirtorch==2.6 torch==2.15.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import snntorch as snn
import torch
from snntorch.export_nir import export_to_nir
from torch import nn


def edges(*modules):
    graph = export_to_nir(nn.Sequential(*modules), torch.zeros(1, 6), ignore_dims=[0])
    return sorted(f"{source} -> {target}" for source, target in graph.edges)


def recurrent(n):
    return snn.RLeaky(torch.full((n,), 0.5), linear_features=n, threshold=torch.ones(n), init_hidden=True)


first = edges(recurrent(6), nn.Linear(6, 4))
second = edges(nn.Linear(6, 8), recurrent(8), nn.Linear(8, 4))
print("first:", first)
print("second:", second)
if "0.w_rec -> 1" not in first or "1.w_rec -> 2" in second:
    sys.exit("the edge from the recurrent weights to the next layer is gone, or everywhere")
PYTHON
