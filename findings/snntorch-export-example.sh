#!/bin/sh
# snnTorch 1.0.0 with nir 1.0.8: the example in the docstring of export_to_nir (scalar beta and threshold) fails in
# nir's check of shapes, which takes a neuron's scalar parameters for its shape; one value per neuron passes:
#   scalar: ValueError: Type inference error: type mismatch: 1.output: [[500]] -> 2.input: []
#   per neuron: exported
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


def export(first, second):
    net = torch.nn.Sequential(
        torch.nn.Flatten(), torch.nn.Linear(784, 500), first, torch.nn.Linear(500, 10), second)
    return export_to_nir(net, torch.randn(1, 784), ignore_dims=[0])


try:
    export(snn.Leaky(beta=0.9, init_hidden=True), snn.Leaky(beta=0.9, init_hidden=True, output=True))
except ValueError as error:
    print(f"scalar: ValueError: {error}")
else:
    sys.exit("scalar parameters are exported now")


def leaky(n):
    return snn.Leaky(beta=torch.full((n,), 0.9), threshold=torch.ones(n), init_hidden=True)


export(leaky(500), leaky(10))
print("per neuron: exported")
PYTHON
