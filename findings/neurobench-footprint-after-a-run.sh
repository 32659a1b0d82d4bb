#!/bin/sh
# NeuroBench 2.3.0 with snnTorch 1.0.0: Footprint, a static metric, counts the membranes that a neuron keeps from its
# last run as buffers of the model, so it is larger after the model has run, and grows with the batch:
#   fresh: 180
#   after a batch of 1: 212
#   after a batch of 100: 3380
# NeuroBench's Benchmark takes static metrics before it runs the model, so its own tables have the first figure; who
# measures a model that was just tried or trained has another. Exits non-zero when that changes. Installs PyTorch.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check snntorch==1.0.0 torch==2.15.0 numpy==2.4.6
# What NeuroBench requires beyond these serves data sets and other frameworks.
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps neurobench==2.3.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import snntorch as snn
import torch
from neurobench.metrics.static import Footprint
from neurobench.models import SNNTorchModel
from torch import nn

net = nn.Sequential(nn.Linear(4, 8), snn.Leaky(beta=0.5, init_hidden=True, output=True))
model = SNNTorchModel(net)
found = [Footprint()(model)]
print("fresh:", found[0])
for batch in (1, 100):
    model(torch.zeros(batch, 2, 4))
    found.append(Footprint()(model))
    print(f"after a batch of {batch}:", found[-1])
if found != [180, 212, 3380]:
    sys.exit("the footprint no longer depends on the last run in this way")
PYTHON
