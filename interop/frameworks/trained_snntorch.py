"""Trained networks of snnTorch 1.0.0, with its default reset."""

import snntorch as snn
import torch
from snntorch import surrogate
from snntorch.export_nir import export_to_nir
from torch import nn

from trained import answers, fit, save

STEPS = 10


def full(values, *shape):
    """The exporter needs one value per neuron, as the check of shapes in nir 1.0.8 refuses scalars."""
    return torch.full(shape, values)


def leaky(*shape):
    return snn.Leaky(full(0.9, *shape), threshold=full(1.0, *shape), init_hidden=True, spike_grad=surrogate.fast_sigmoid())


def synaptic(*shape):
    return snn.Synaptic(full(0.5, *shape), full(0.8, *shape), threshold=full(1.0, *shape), init_hidden=True,
                        spike_grad=surrogate.fast_sigmoid())


def case(name, *layers):
    torch.manual_seed(1)
    model = nn.Sequential(*layers)

    def scores(x):
        for layer in layers:
            if hasattr(layer, "reset_mem"):
                layer.reset_mem()
        return sum(model(x) for _ in range(STEPS))

    fit(model.parameters(), scores)
    classes = answers(scores)
    sample = torch.zeros(1, 1, 28, 28)
    graph = export_to_nir(model, sample, ignore_dims=[0])
    save(f"snntorch-{name}", classes, model, sample, graph, STEPS)


case("convolutions",
     nn.Conv2d(1, 12, 5, stride=2), leaky(12, 12, 12), nn.Conv2d(12, 24, 3, stride=2), leaky(24, 5, 5),
     nn.Flatten(), nn.Linear(600, 10), leaky(10))
case("currents", nn.Flatten(), nn.Linear(784, 64), synaptic(64), nn.Linear(64, 10), synaptic(10))
