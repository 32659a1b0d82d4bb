"""Trained networks of Sinabs 3.1.3 with one spike per step."""

import numpy as np
import sinabs.activation as activation
import sinabs.layers as layers
import torch
from sinabs.nir import to_nir
from torch import nn

from trained import BATCH, answers, fit, save

STEPS = 10


def iaf():
    return layers.IAFSqueeze(num_timesteps=STEPS, spike_fn=activation.SingleSpike)


def lif():
    return layers.LIFSqueeze(num_timesteps=STEPS, tau_mem=10.0, spike_fn=activation.SingleSpike,
                             spike_threshold=torch.tensor(0.25))


def case(name, *parts):
    torch.manual_seed(1)
    model = nn.Sequential(*parts)

    def scores(x):
        for part in parts:
            if hasattr(part, "reset_states"):
                part.reset_states()
        # Squeezing layers take samples and steps in one axis, samples outermost.
        spikes = model(x.repeat_interleave(STEPS, 0))
        return spikes.reshape(len(x), STEPS, -1).sum(1)

    fit(model.parameters(), scores)
    classes = answers(scores)
    shapes = {}
    hooks = [part.register_forward_pre_hook(lambda _, x, i=i: shapes.update({str(i): x[0].shape[1:]}))
             for i, part in enumerate(parts)]
    scores(torch.zeros(BATCH, 1, 28, 28))
    for hook in hooks:
        hook.remove()
    sample = torch.zeros(STEPS, 1, 28, 28)
    graph = to_nir(model, sample)
    # The exporter leaves shapes of inputs empty, which nir cannot write.
    for node, part in zip(map(str, range(len(parts))), parts):
        if isinstance(part, nn.Flatten):
            graph.nodes[node].input_type = {"input": np.array(shapes[node])}
        elif isinstance(part, nn.Conv2d):
            graph.nodes[node].input_shape = tuple(shapes[node][-2:])
    save(f"sinabs-{name}", classes, model, sample, graph, STEPS)


case("convolutions",
     nn.Conv2d(1, 12, 5, stride=2), iaf(), nn.Conv2d(12, 24, 3, stride=2), iaf(),
     nn.Flatten(), nn.Linear(600, 10), iaf())
case("leaky", nn.Flatten(), nn.Linear(784, 64), lif(), nn.Linear(64, 10), lif())
