"""Trained networks of SpikingJelly 2.0.0: hard resets, answers that are counts of spikes.

The convolutions are built as in its tutorials: batch normalisation, and several neurons that vote for a class. Its exporter
knows neither. Ours folds the normalisation into the weights, and theirs gets a model in which PyTorch has done so;
the vote, an average, is a matrix.
"""

import copy

import torch
from spikingjelly.activation_based import functional, layer, neuron, nir_exchange, surrogate
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from trained import answers, fit, save

CLASSES, VOTERS = 10, 10


def integrator():
    return neuron.IFNode(surrogate_function=surrogate.ATan())


def leaky():
    return neuron.LIFNode(tau=2.0, v_threshold=0.5, surrogate_function=surrogate.ATan())


def voting():
    """What VotingLayer computes."""
    average = layer.Linear(CLASSES * VOTERS, CLASSES, bias=False)
    average.weight = nn.Parameter(torch.eye(CLASSES).repeat_interleave(VOTERS, 1) / VOTERS, requires_grad=False)
    return average


def fused(model):
    """The model in evaluation, with each normalisation in the convolution before it."""
    layers = []
    for module in copy.deepcopy(model).eval():
        if isinstance(module, nn.BatchNorm2d):
            layers[-1] = fuse_conv_bn_eval(layers[-1], module)
        else:
            layers.append(module)
    return nn.Sequential(*layers)


def case(name, steps, *layers):
    torch.manual_seed(1)
    model = nn.Sequential(*layers)

    def scores(x):
        functional.reset_net(model)
        return sum(model(x) for _ in range(steps))

    fit(model.parameters(), scores)
    model.eval()
    classes = answers(scores)
    functional.reset_net(model)
    sample = torch.zeros(1, 1, 28, 28)
    graph = nir_exchange.export_to_nir(fused(model), sample)
    save(f"spikingjelly-{name}", classes, model, sample, graph, steps)


case("convolutions", 8,
     layer.Conv2d(1, 12, 5, stride=2, bias=False), layer.BatchNorm2d(12), integrator(),
     layer.Conv2d(12, 24, 3, stride=2, bias=False), layer.BatchNorm2d(24), integrator(),
     layer.Flatten(), layer.Linear(600, CLASSES * VOTERS), integrator(), voting())
case("leaky", 16, layer.Flatten(), layer.Linear(784, 64), leaky(), layer.Linear(64, 10), leaky())
