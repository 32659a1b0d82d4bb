"""Trained networks of Norse 1.1.0, whose answers are the last membranes of a leaky readout."""

import norse.torch as norse
import torch
from norse.torch.utils.export_nir import to_nir
from torch import nn

from trained import answers, fit, save

STEPS = 12


def number(value):
    return torch.as_tensor(value)


def box():
    return norse.LIFBoxCell(norse.LIFBoxParameters(v_th=number(0.1)))


def lif():
    return norse.LIFCell(norse.LIFParameters(v_th=number(0.1)))


def case(name, sample, exports, *layers):
    torch.manual_seed(1)
    model = norse.SequentialState(*layers)

    def scores(x):
        x, state = x.reshape(-1, *sample.shape[1:]), None
        for _ in range(STEPS):
            out, state = model(x, state)
        return out

    fit(model.parameters(), scores)
    classes = answers(scores)
    graph = to_nir(model, sample, dt=0.001) if exports else None
    save(f"norse-{name}", classes, model, sample, graph, STEPS)


# Norse's exporter leaves out Flatten.
case("convolutions", torch.zeros(1, 1, 28, 28), False,
     nn.Conv2d(1, 12, 5, stride=2), box(), nn.Conv2d(12, 24, 3, stride=2), box(),
     nn.Flatten(), nn.Linear(600, 10), norse.LIBoxCell())
case("currents", torch.zeros(1, 784), True, nn.Linear(784, 64), lif(), nn.Linear(64, 10), norse.LIBoxCell())
