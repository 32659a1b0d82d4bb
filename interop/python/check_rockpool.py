"""Rockpool with one spike per step at most: both neurons, biases, other steps."""

from __future__ import annotations

from typing import Any

import check
import numpy as np
import torch
from rockpool.nn.combinators import Sequential
from rockpool.nn.modules import LIFNeuronTorch, LIFTorch, LinearTorch

torch.manual_seed(5)
CURRENTS = np.random.default_rng(5).uniform(0, 1, (20, 4, 8)).astype(np.float32)
ONE = {"max_spikes_per_dt": torch.tensor(1.0)}


def network(make: Any) -> Any:
    return check.lively(Sequential(LinearTorch((8, 12)), make(12), LinearTorch((12, 3)), make(3)))


def run(model: Any, inputs: Any) -> list[Any]:
    batches = torch.from_numpy(inputs).transpose(0, 1)
    neurons = [part for part in model.children() if hasattr(part, "vmem")]
    outputs = check.recorded(neurons, lambda: model.reset_state()(batches))
    return [out[0].swapaxes(0, 1) for out in outputs]


def compare(name: str, make: Any) -> None:
    model = network(make)
    sample = torch.zeros(1, 20, 8)
    check.equal(name, model, sample, CURRENTS, lambda x: run(model, x), least=0.998)


compare("LIFNeuronTorch", lambda n: LIFNeuronTorch(n, threshold=torch.full((n,), 2.0), **ONE))
compare("LIFTorch", lambda n: LIFTorch(n, threshold=torch.full((n,), 9.0), **ONE))
compare(
    "LIFTorch, bias, dt=2e-3",
    lambda n: LIFTorch(
        n, threshold=torch.full((n,), 9.0), bias=torch.full((n,), 0.5), dt=2e-3, **ONE
    ),
)

check.refused(
    "LIFTorch by default",
    Sequential(LinearTorch((8, 3)), LIFTorch(3)),
    torch.zeros(1, 20, 8),
    "train with max_spikes_per_dt=1",
)
check.refused(
    "LIFTorch, has_rec",
    Sequential(LinearTorch((8, 3)), LIFTorch(3, has_rec=True, **ONE)),
    torch.zeros(1, 20, 8),
    "train with has_rec=False",
)
check.finish()
