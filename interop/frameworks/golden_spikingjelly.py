"""Golden cases of SpikingJelly 2.0.0. Its exporter refuses soft resets; those cases are hard ones whose reset is changed."""

import torch
from spikingjelly.activation_based import functional, layer, neuron, nir_exchange
from torch import nn

from golden import grid, np, save, spikes


def dense(rng, inputs, outputs):
    linear = layer.Linear(inputs, outputs)
    linear.weight.data = torch.from_numpy(grid(rng, outputs, inputs))
    linear.bias.data = torch.from_numpy(grid(rng, outputs, limit=3))
    return linear


def run(modules, x):
    """The outputs of every module, [N,T,...]."""
    for module in modules:
        functional.reset_net(module)
    seen = {i: [] for i in range(len(modules))}
    for t in range(x.shape[1]):
        value = torch.from_numpy(x[:, t]).float()
        for i, module in enumerate(modules):
            value = module(value)
            seen[i].append(value.detach().numpy().copy())
    return {i: np.stack(values, 1) for i, values in seen.items()}


def case(name, modules, x, neurons, soft=False, dt=1e-4, **conventions):
    network = nn.Sequential(*modules)
    if soft:
        for i in neurons:
            modules[i].v_reset = None
            modules[i]._memories["v"] = modules[i]._memories_rv["v"] = 0.0
        conventions["reset"] = "subtract"
    seen = run(modules, x)
    for i in neurons:
        functional.reset_net(modules[i])
        if soft:
            modules[i].v_reset = 0.0
    graph = nir_exchange.export_to_nir(network, torch.from_numpy(x[:1, 0]).float(), dt=dt)
    save(f"spikingjelly-{name}", graph, x, {f"_{i}": seen[i] for i in neurons},
         from_="spikingjelly", **conventions)


def main():
    rng = np.random.default_rng(4)
    x = spikes(rng, 10)

    def network(make):
        return [dense(rng, 10, 12), make(), dense(rng, 12, 6), make()]

    case("if", network(neuron.IFNode), x, (1, 3))
    case("if-millisecond", network(neuron.IFNode), x, (1, 3), dt=1e-3)
    case("if-soft", network(neuron.IFNode), x, (1, 3), soft=True)
    case("lif", network(lambda: neuron.LIFNode(tau=2.0, v_threshold=0.5)), x, (1, 3))
    case("lif-reset", network(lambda: neuron.LIFNode(tau=2.0, v_threshold=0.5, v_reset=-0.25)), x, (1, 3))
    case("lif-whole-input", network(lambda: neuron.LIFNode(tau=2.0, decay_input=False)), x, (1, 3))
    case("lif-soft", network(lambda: neuron.LIFNode(tau=2.0, decay_input=False)), x, (1, 3), soft=True)
    case("plif", network(lambda: neuron.ParametricLIFNode(init_tau=2.0, v_threshold=0.5)), x, (1, 3))
    case("cuba", network(lambda: neuron.CUBALIFNode(c_decay=0.5, v_decay=0.5)), x, (1, 3))
    convolution = layer.Conv2d(2, 4, 3, padding=1, stride=2)
    convolution.weight.data = torch.from_numpy(grid(rng, 4, 2, 3, 3))
    convolution.bias.data = torch.from_numpy(grid(rng, 4, limit=2))
    case("convolution",
         [convolution, neuron.IFNode(), layer.AvgPool2d(2, padding=1), layer.Flatten(), dense(rng, 36, 6),
          neuron.LIFNode(tau=2.0, decay_input=False)],
         spikes(rng, 2, 8, 8), (1, 5))


main()
