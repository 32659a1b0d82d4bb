"""Trained networks of Rockpool 3.1.0, capped at one spike per step."""

import torch
from rockpool.nn.combinators import Sequential
from rockpool.nn.modules.torch import LIFNeuronTorch, LIFTorch, LinearTorch
from rockpool.nn.modules.torch.nir import to_nir

from trained import answers, fit, save

STEPS = 10


def options(n):
    return {"bias": torch.zeros(n), "threshold": torch.ones(n), "max_spikes_per_dt": torch.tensor(1.0), "dt": 1e-3,
            "learning_window": torch.tensor(1.0)}


def neuron(n):
    return LIFNeuronTorch(n, tau_mem=torch.tensor(0.004), **options(n))


def lif(n):
    return LIFTorch(n, tau_mem=torch.tensor(0.004), tau_syn=torch.tensor(0.002), **options(n))


def case(name, make):
    torch.manual_seed(1)
    layers = [LinearTorch((784, 64), has_bias=False), make(64), LinearTorch((64, 10), has_bias=False), make(10)]
    model = Sequential(*layers)

    def scores(x):
        model.reset_state()
        spikes, *_ = model(x.reshape(len(x), 1, 784).repeat(1, STEPS, 1))
        return spikes.sum(1)

    # Only weights are learnt: time constants that differ between neurons are another question.
    weights = [layer.weight for layer in layers if isinstance(layer, LinearTorch)]
    for weight in weights:
        weight.data *= 0.3  # the usual start saturates neurons of one spike per step
    fit(weights, scores)
    classes = answers(scores)
    sample = torch.zeros(1, STEPS, 784)
    save(f"rockpool-{name}", classes, model, sample, to_nir(model), STEPS)


case("currents", lif)
case("leaky", neuron)
