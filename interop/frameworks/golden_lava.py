"""Golden cases of lava-dl 0.6.0, which has no exporter, so that the files are ours."""

import warnings

import firefly
import torch
from lava.lib.dl import slayer

from golden import STEPS, grid, np, save, spikes

CUBA = slayer.block.cuba


def dense(rng, neuron, inputs, outputs):
    block = CUBA.Dense(neuron, inputs, outputs, delay_shift=False)
    weight = torch.from_numpy(grid(rng, outputs, inputs, step=0.25))
    block.synapse.weight.data = weight.reshape(block.synapse.weight.shape)
    return block


def case(name, rng, x, equal=1.0, **decays):
    neuron = {"threshold": 1.0, **decays}
    blocks = [dense(rng, neuron, 10, 12), dense(rng, neuron, 12, 6)]
    value = torch.from_numpy(np.moveaxis(x, 1, -1)).float()
    seen = {}
    with torch.no_grad():
        for i, block in enumerate(blocks):
            value = block(value)
            seen[f"{i}.neuron"] = np.moveaxis(value.numpy(), -1, 1).reshape(len(x), STEPS, -1)
    model, sample = torch.nn.Sequential(*blocks), torch.zeros(1, 10, STEPS)

    def write(path):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", firefly.FireFlyWarning)
            firefly.export(model, sample, path)

    save(f"lava-{name}", write, x, seen, equal=equal, from_="lava")


def main():
    rng = np.random.default_rng(7)
    x = spikes(rng, 10)
    case("integrator", rng, x, current_decay=1.0, voltage_decay=0.0)
    case("leaky", rng, x, current_decay=1.0, voltage_decay=0.5)
    # States are rounded toward zero there, in steps of 1 / 64.
    case("cuba", rng, x, equal=0.99, current_decay=0.5, voltage_decay=0.25)


main()
