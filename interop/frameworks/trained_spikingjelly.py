"""Trained networks of SpikingJelly 2.0.0: hard resets, and a soft one that only our exporter writes."""

import torch
from spikingjelly.activation_based import functional, layer, neuron, nir_exchange, surrogate
from torch import nn

from trained import answers, fit, save

STEPS = 16


def integrator():
    return neuron.IFNode(surrogate_function=surrogate.ATan())


def leaky():
    return neuron.LIFNode(tau=2.0, v_threshold=0.5, surrogate_function=surrogate.ATan())


def case(name, *layers):
    torch.manual_seed(1)
    model = nn.Sequential(*layers)

    def scores(x):
        functional.reset_net(model)
        return sum(model(x) for _ in range(STEPS))

    fit(model.parameters(), scores)
    classes = answers(scores)
    functional.reset_net(model)
    sample = torch.zeros(1, 1, 28, 28)
    graph = nir_exchange.export_to_nir(model, sample)
    save(f"spikingjelly-{name}", classes, model, sample, graph, STEPS)


case("convolutions",
     layer.Conv2d(1, 12, 5, stride=2), integrator(), layer.Conv2d(12, 24, 3, stride=2), integrator(),
     layer.Flatten(), layer.Linear(600, 10), integrator())
case("leaky", layer.Flatten(), layer.Linear(784, 64), leaky(), layer.Linear(64, 10), leaky())
