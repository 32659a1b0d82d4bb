"""Sinabs with single spikes: both resets, gains, synaptic currents, trained decays."""

from __future__ import annotations

from typing import Any

import check
import numpy as np
import sinabs.activation as activation
import sinabs.layers as layers
import torch
from torch import nn

torch.manual_seed(4)
STEPS = 20
CURRENTS = np.random.default_rng(4).uniform(0, 1, (STEPS, 4, 1, 8, 8)).astype(np.float32)


def network(make: Any, readout: Any = None) -> nn.Module:
    return check.lively(
        nn.Sequential(
            nn.Conv2d(1, 3, 3, padding=1, bias=False),
            nn.BatchNorm2d(3),
            make(),
            layers.SumPool2d(2) if readout else nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Dropout(0.5),
            nn.Linear(48, 10),
            readout or make(),
        )
    )


def run(model: Any, inputs: Any) -> list[Any]:
    for part in model:
        if hasattr(part, "reset_states"):
            part.reset_states()
    # Squeezing layers take batch and time in one axis, batch first.
    joined = torch.from_numpy(inputs).transpose(0, 1).reshape(-1, *inputs.shape[2:])
    neurons = [part for part in model if isinstance(part, layers.StatefulLayer)]
    outputs = check.recorded(neurons, lambda: model(joined))
    return [out[0].reshape(-1, STEPS, *out.shape[2:]).swapaxes(0, 1) for out in outputs]


def compare(name: str, make: Any, readout: Any = None) -> None:
    model = network(make, readout)
    sample = torch.zeros(STEPS, 1, 8, 8)
    check.equal(name, model, sample, CURRENTS, lambda x: run(model, x), least=0.998)


def iaf(**changes: Any) -> Any:
    options = {"spike_fn": activation.SingleSpike, "spike_threshold": torch.tensor(0.7)}
    return layers.IAFSqueeze(num_timesteps=STEPS, **{**options, **changes})


def lif(**changes: Any) -> Any:
    options = {"spike_fn": activation.SingleSpike, "spike_threshold": torch.tensor(0.3)}
    return layers.LIFSqueeze(num_timesteps=STEPS, tau_mem=5.0, **{**options, **changes})


compare("IAF", iaf)
compare("IAF, MaxSpike(1)", lambda: iaf(spike_fn=activation.MaxSpike(1)))
compare("IAF, MembraneReset", lambda: iaf(reset_fn=activation.MembraneReset()))
compare("LIF", lif)
compare("LIF, norm_input=False", lambda: lif(norm_input=False))
compare("LIF, tau_syn", lambda: lif(tau_syn=3.0))
compare("LIF, train_alphas", lambda: lif(train_alphas=True))
compare("LIF, ExpLeak readout", lif, layers.ExpLeakSqueeze(num_timesteps=STEPS, tau_mem=8.0))

several = nn.Sequential(nn.Linear(4, 3), layers.IAF())
check.refused("IAF by default", several, torch.zeros(1, 5, 4), "train with spike_fn=")
low = nn.Sequential(nn.Linear(4, 3), iaf(min_v_mem=-1.0))
check.refused("min_v_mem", low, torch.zeros(STEPS, 4), "train with min_v_mem=None")
added = nn.Sequential(nn.Linear(4, 3), iaf(reset_fn=activation.MembraneReset(0.2)))
check.refused("MembraneReset(0.2)", added, torch.zeros(STEPS, 4), "train with reset_value=0")
check.finish()
