"""SpikingJelly: both resets, both ways of decay_input, several time steps."""

from __future__ import annotations

from typing import Any

import check
import numpy as np
import torch
from spikingjelly.activation_based import functional, layer, neuron
from torch import nn

torch.manual_seed(2)
CURRENTS = np.random.default_rng(2).uniform(0, 1, (20, 4, 1, 8, 8)).astype(np.float32)
SAMPLE = torch.zeros(1, 1, 8, 8)


def network(make: Any) -> nn.Module:
    return check.lively(
        nn.Sequential(
            layer.Conv2d(1, 3, 3, padding=1, bias=False),
            layer.BatchNorm2d(3),
            make(),
            layer.MaxPool2d(2),
            layer.Flatten(),
            layer.Dropout(0.5),
            layer.Linear(48, 10),
            make(),
        )
    )


def run(model: Any, inputs: Any) -> list[Any]:
    functional.reset_net(model)
    layers = [part for part in model if isinstance(part, neuron.BaseNode)]
    return check.recorded(layers, lambda: [model(torch.from_numpy(x)) for x in inputs])


def compare(name: str, make: Any, **options: Any) -> None:
    model = network(make)
    check.equal(name, model, SAMPLE, CURRENTS, lambda x: run(model, x), least=0.998, **options)


for v_reset in (0.0, None):
    compare(f"IFNode, v_reset={v_reset}", lambda v=v_reset: neuron.IFNode(0.6, v))
    for decay in (True, False):
        compare(
            f"LIFNode, v_reset={v_reset}, decay_input={decay}",
            lambda v=v_reset, d=decay: neuron.LIFNode(2.0, d, 0.3, v),
            dt=1e-3,
        )
        compare(
            f"ParametricLIFNode, v_reset={v_reset}, decay_input={decay}",
            lambda v=v_reset, d=decay: neuron.ParametricLIFNode(3.0, d, 0.2, v),
        )
compare("CUBALIFNode", lambda: neuron.CUBALIFNode(0.5, 0.75, 0.8, None))
compare("LIFNode, v_reset=-0.25", lambda: neuron.LIFNode(2.0, True, 0.2, -0.125))

voting = check.lively(nn.Sequential(layer.Linear(8, 12), neuron.IFNode(0.6), layer.VotingLayer(3)))
voting.append(neuron.IFNode(0.5))
ROWS = np.random.default_rng(3).uniform(0, 1, (20, 4, 8)).astype(np.float32)
check.equal("VotingLayer", voting, torch.zeros(1, 8), ROWS, lambda x: run(voting, x), least=0.998)

soft = neuron.IFNode(v_reset=None)
mixed = nn.Sequential(layer.Linear(4, 3), neuron.IFNode(), layer.Linear(3, 2), soft)
check.refused("two resets", mixed, torch.zeros(1, 4), "has reset zero but layer '3' has subtract")
grouped = nn.Sequential(layer.Conv2d(2, 4, 3, groups=2), neuron.IFNode())
check.refused("groups", grouped, torch.zeros(1, 2, 4, 4), "exporter of spikingjelly refuses")
check.finish()
