"""Golden cases of Sinabs 3.1.3 with one spike per step; its default of several is no case."""

import sinabs.activation as activation
import sinabs.layers as layers
import torch
from sinabs.nir import to_nir
from torch import nn

from golden import SAMPLES, STEPS, grid, np, save, spikes


def dense(rng, inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    layer.weight.data = torch.from_numpy(grid(rng, outputs, inputs))
    layer.bias.data = torch.from_numpy(grid(rng, outputs, limit=3))
    return layer


def iaf():
    return layers.IAFSqueeze(batch_size=SAMPLES, spike_fn=activation.SingleSpike)


def lif(tau):
    return layers.LIFSqueeze(tau_mem=tau, batch_size=SAMPLES, spike_fn=activation.SingleSpike,
                             spike_threshold=torch.tensor(0.25))


def case(name, modules, x, neurons, **conventions):
    value = torch.from_numpy(x.reshape(SAMPLES * STEPS, *x.shape[2:])).float()
    seen = {}
    for i, module in enumerate(modules):
        value = module(value)
        seen[i] = value.detach().numpy().reshape(SAMPLES, STEPS, *value.shape[1:])
    graph = to_nir(nn.Sequential(*modules), torch.zeros(SAMPLES, *x.shape[2:]))
    # The exporter leaves shapes of inputs empty, which nir cannot write.
    for i, module in enumerate(modules):
        if isinstance(module, nn.Flatten):
            graph.nodes[str(i)].input_type = {"input": np.array(seen[i - 1].shape[2:])}
        elif isinstance(module, nn.Conv2d):
            graph.nodes[str(i)].input_shape = x.shape[-2:]
    save(f"sinabs-{name}", graph, x, {str(i): seen[i] for i in neurons}, from_="sinabs", **conventions)


def main():
    rng = np.random.default_rng(3)
    x = spikes(rng, 10)
    case("iaf", [dense(rng, 10, 12), iaf(), dense(rng, 12, 6), iaf()], x, (1, 3))
    case("lif", [dense(rng, 10, 12), lif(4.0), dense(rng, 12, 6), lif(2.5)], x, (1, 3))
    convolution = nn.Conv2d(2, 4, 3, padding=1, bias=False)
    convolution.weight.data = torch.from_numpy(grid(rng, 4, 2, 3, 3))
    case("convolution", [convolution, iaf(), layers.SumPool2d(2), nn.Flatten(), dense(rng, 64, 6), iaf()],
         spikes(rng, 2, 8, 8, rate=0.2), (1, 5))


main()
