"""Golden cases of snnTorch 1.0.0."""

import snntorch as snn
import torch
from snntorch.export_nir import export_to_nir
from torch import nn

from golden import STEPS, grid, np, save, spikes


def full(n, value):
    """The exporter needs one value per neuron, as the check of shapes in nir 1.0.8 refuses scalars."""
    return torch.full((n,), value)


def leaky(n, beta=0.5, **options):
    return snn.Leaky(full(n, beta), threshold=full(n, 1.0), init_hidden=True, **options)


def synaptic(n, alpha=0.5, beta=0.5, **options):
    return snn.Synaptic(
        full(n, alpha), full(n, beta), threshold=full(n, 1.0), init_hidden=True, **options)


def dense(rng, inputs, outputs, bias=True):
    layer = nn.Linear(inputs, outputs, bias=bias)
    layer.weight.data = torch.from_numpy(grid(rng, outputs, inputs))
    if bias:
        layer.bias.data = torch.from_numpy(grid(rng, outputs))
    return layer


def run(modules, x):
    """The outputs of every module, [N,T,...]."""
    for module in modules:
        if hasattr(module, "reset_mem"):
            module.reset_mem()
    seen = {i: [] for i in range(len(modules))}
    for t in range(x.shape[1]):
        value = torch.from_numpy(x[:, t]).float()
        for i, module in enumerate(modules):
            value = module(value)
            seen[i].append(value.detach().numpy().copy())
    return {i: np.stack(values, 1) for i, values in seen.items()}


def case(name, modules, x, neurons, **conventions):
    seen = run(modules, x)
    graph = export_to_nir(nn.Sequential(*modules), torch.from_numpy(x[:1, 0]).float(), ignore_dims=[0])
    save(f"snntorch-{name}", graph, x, {node: seen[i] for i, node in neurons.items()},
         from_="snntorch", **conventions)


def main():
    rng = np.random.default_rng(1)
    x = spikes(rng, 10)

    def network(neuron, **options):
        return [dense(rng, 10, 12), neuron(12, **options), dense(rng, 12, 6), neuron(6, **options)]

    neurons = {1: "1", 3: "3"}
    case("leaky-late", network(leaky), x, neurons)
    case("leaky-corrected", network(leaky, reset_delay=False), x, neurons, reset_delay="corrected")
    case("leaky-zero", network(leaky, reset_mechanism="zero"), x, neurons, reset="zero")
    case("leaky-none", network(leaky, reset_mechanism="none"), x, neurons, reset="none")
    case("leaky-integrator", network(leaky, beta=1.0), x, neurons)
    case("leaky-per-neuron", [
        dense(rng, 10, 12),
        snn.Leaky(torch.tensor([0.25, 0.5, 0.75] * 4), threshold=torch.tensor([1.0, 1.5] * 6), init_hidden=True),
        dense(rng, 12, 6), leaky(6)], x, neurons)
    case("synaptic-late", network(synaptic), x, neurons)
    case("synaptic-corrected", network(synaptic, reset_delay=False), x, neurons, reset_delay="corrected")
    case("synaptic-zero", network(synaptic, reset_mechanism="zero"), x, neurons, reset="zero",
         reset_delay="next-step")

    recurrent = snn.RLeaky(full(12, 0.5), linear_features=12, threshold=full(12, 1.0), init_hidden=True)
    recurrent.recurrent.weight.data = torch.from_numpy(grid(rng, 12, 12, limit=4))
    recurrent.recurrent.bias.data = torch.from_numpy(grid(rng, 12, limit=4))
    case("recurrent", [dense(rng, 10, 12), recurrent, dense(rng, 12, 6), leaky(6)], x, {1: "1.lif", 3: "3"})

    convolution = nn.Conv2d(2, 4, 3, stride=2, padding=1)
    convolution.weight.data = torch.from_numpy(grid(rng, 4, 2, 3, 3))
    convolution.bias.data = torch.from_numpy(grid(rng, 4))


    maps = snn.Leaky(torch.full((4, 4, 4), 0.5), threshold=torch.ones(4, 4, 4), init_hidden=True)
    case("convolution", [convolution, maps, nn.AvgPool2d(2), nn.Flatten(), dense(rng, 16, 6), leaky(6)],
         spikes(rng, 2, 8, 8), {1: "1", 5: "5"})

    for name, neuron in {"leaky": leaky, "synaptic": synaptic}.items():
        case(f"{name}-zero-at-once", network(neuron, reset_mechanism="zero", reset_delay=False), x, neurons,
             reset="zero", reset_delay="none")


main()
