"""Golden cases of Rockpool 3.1.0, capped at one spike per step; its default of several is no case."""

import torch
from rockpool.nn.combinators import Sequential
from rockpool.nn.modules.torch import LIFNeuronTorch, LIFTorch, LinearTorch
from rockpool.nn.modules.torch.nir import to_nir

from golden import grid, np, save, spikes

ONE = torch.tensor(1.0)


def dense(rng, inputs, outputs):
    weight = torch.from_numpy(grid(rng, inputs, outputs, step=0.25))
    return LinearTorch((inputs, outputs), weight=weight, has_bias=False)


def lif(n, dt=1e-3):
    return LIFTorch(n, tau_mem=torch.tensor(0.004), tau_syn=torch.tensor(0.002), bias=torch.zeros(n),
                    max_spikes_per_dt=ONE, dt=dt)


def neuron(n, dt=1e-3):
    return LIFNeuronTorch(n, tau_mem=torch.tensor(0.005), bias=torch.zeros(n), max_spikes_per_dt=ONE, dt=dt)


def case(name, modules, x, neurons, **conventions):
    seen = {i: [] for i in range(len(modules))}
    for sample in x:
        value = torch.from_numpy(sample[None]).float()
        for i, module in enumerate(modules):
            module.reset_state()
            value, *_ = module(value)
            seen[i].append(value.detach().numpy()[0])
            module.reset_state()
    graph = to_nir(Sequential(*modules))
    spiking = {}
    for node in graph.nodes:
        index = node.split("_")[0]
        if index.isdigit() and int(index) in neurons:
            spiking[node] = np.stack(seen[int(index)])
    save(f"rockpool-{name}", graph, x, spiking, from_="rockpool", **conventions)


def main():
    rng = np.random.default_rng(5)
    x = spikes(rng, 10)
    for name, make, dt in (("lif", lif, 1e-3), ("neuron", neuron, 1e-3), ("lif-half-millisecond", lif, 5e-4)):
        case(name, [dense(rng, 10, 12), make(12, dt), dense(rng, 12, 6), make(6, dt)], x, (1, 3))


main()
