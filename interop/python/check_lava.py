"""lava-dl: CUBA blocks, whose states are rounded toward zero, so nearly all steps are equal."""

from __future__ import annotations

from typing import Any

import check
import numpy as np
import torch
from lava.lib.dl import slayer

torch.manual_seed(8)
STEPS = 20
SPIKES = (np.random.default_rng(8).uniform(0, 1, (STEPS, 4, 1, 8, 8)) > 0.6).astype(np.float32)
CUBA = slayer.block.cuba


def run(model: Any, inputs: Any) -> list[Any]:
    batch = torch.from_numpy(inputs).permute(1, 2, 3, 4, 0)
    blocks = [block for block in model if not isinstance(block, CUBA.Flatten)]
    outputs = check.recorded(blocks, lambda: model(batch))
    return [np.moveaxis(out[0], -1, 0) for out in outputs]


def compare(name: str, least: float, late: int = 0, **changes: Any) -> None:
    neuron = {"threshold": 1.0, "current_decay": 0.25, "voltage_decay": 0.125, **changes}
    shift = {"delay_shift": late > 0}
    model = check.lively(
        torch.nn.Sequential(
            CUBA.Conv(neuron, 1, 3, 3, padding=1, **shift),
            CUBA.Flatten(),
            CUBA.Dense(neuron, 192, 10, weight_norm=True, **shift),
            CUBA.Dense(neuron, 10, 3, **shift),
        )
    )
    sample = torch.zeros(1, 1, 8, 8, STEPS)
    check.equal(name, model, sample, SPIKES, lambda x: run(model, x), late=late, least=least)


compare("current_decay=1", 0.98, current_decay=1.0, threshold=0.3)
compare("both decay", 0.98)
compare("an integrator of currents", 0.98, voltage_decay=0.0)
compare("delay_shift", 0.98, late=1)
check.finish()
