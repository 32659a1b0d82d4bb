"""snnTorch: every reset, with and without delay."""

from __future__ import annotations

from typing import Any

import check
import numpy as np
import snntorch as snn
import torch
from torch import nn

torch.manual_seed(1)
CURRENTS = np.random.default_rng(1).uniform(0, 1, (20, 4, 1, 8, 8)).astype(np.float32)


def network(*kinds: Any) -> nn.Module:
    first, second = kinds
    pool = nn.AvgPool2d(2) if isinstance(first, snn.Synaptic) else nn.MaxPool2d(2)
    return check.lively(
        nn.Sequential(
            nn.Conv2d(1, 3, 3, padding=1),
            nn.BatchNorm2d(3),
            first,
            pool,
            nn.Dropout(0.5),
            nn.Flatten(),
            nn.Linear(48, 10, bias=False),
            nn.BatchNorm1d(10),
            second,
        )
    )


def run(model: Any, inputs: Any) -> list[Any]:
    layers = [layer for layer in model if isinstance(layer, (snn.Leaky, snn.Synaptic))]
    for layer in layers:
        layer.reset_mem()
    return check.recorded(layers, lambda: [model(torch.from_numpy(x)) for x in inputs])


def layer(kind: str, beta: float = 0.8, **options: Any) -> Any:
    options = {"init_hidden": True, "threshold": 0.6, **options}
    return snn.Leaky(beta, **options) if kind == "Leaky" else snn.Synaptic(0.5, beta, **options)


def membranes(model: Any, inputs: Any) -> Any:
    steps: list[Any] = []
    hook = model[-1].register_forward_hook(lambda layer, *_: steps.append(layer.mem.clone()))
    run(model, inputs)
    hook.remove()
    return torch.stack(steps).numpy()


for kind in ("Leaky", "Synaptic"):
    for reset, delay in (("subtract", True), ("subtract", False), ("zero", False), ("none", True)):
        model = network(*(layer(kind, reset_mechanism=reset, reset_delay=delay) for _ in range(2)))
        check.equal(
            f"{kind}, {reset}, reset_delay={delay}",
            model,
            torch.zeros(1, 1, 8, 8),
            CURRENTS,
            lambda inputs, model=model: run(model, inputs),
            least=0.998,
        )

zero = {"reset_mechanism": "zero"}
for kind in ("Leaky", "Synaptic"):
    model = network(layer(kind, **zero), layer("Leaky", output=True, **zero))
    check.equal(
        f"{kind}, zero, reset_delay=True",
        model,
        torch.zeros(1, 1, 8, 8),
        CURRENTS,
        lambda inputs, model=model: run(model, inputs),
        least=0.998,
    )


def recurrent(kind: str, reset: str, **options: Any) -> Any:
    options = {"init_hidden": True, "threshold": 0.6, "reset_mechanism": reset, **options}
    return snn.RLeaky(0.8, **options) if kind == "RLeaky" else snn.RSynaptic(0.5, 0.8, **options)


def steps(model: Any, inputs: Any) -> list[Any]:
    layers = [layer for layer in model if hasattr(layer, "reset_mem")]
    for layer in layers:
        layer.reset_mem()
    return check.recorded(layers, lambda: [model(torch.from_numpy(x)) for x in inputs])


ROWS = np.random.default_rng(3).uniform(0, 1, (20, 4, 8)).astype(np.float32)
WAYS = {"all to all": {"linear_features": 12}, "one to one": {"all_to_all": False, "V": 0.4}}
for kind in ("RLeaky", "RSynaptic"):
    for reset in ("subtract", "zero", "none"):
        for way, options in WAYS.items():
            loop = recurrent(kind, reset, **options)
            model = check.lively(nn.Sequential(nn.Linear(8, 12), loop))
            check.equal(
                f"{kind}, {reset}, {way}",
                model,
                torch.zeros(1, 8),
                ROWS,
                lambda inputs, model=model: steps(model, inputs),
                least=0.998,
            )
first = check.lively(nn.Sequential(recurrent("RLeaky", "subtract", linear_features=8), nn.Linear(8, 6), layer("Leaky")))
check.equal("RLeaky first", first, torch.zeros(1, 8), ROWS, lambda x: steps(first, x), least=0.998)

learned = nn.Sequential(
    nn.Linear(8, 12),
    snn.Leaky(torch.rand(12), learn_beta=True, threshold=0.5, init_hidden=True),
    nn.Linear(12, 3),
    snn.Leaky(1.0, reset_mechanism="none", init_hidden=True),
)
check.equal(
    "Leaky with a decay per neuron, and an integrator as readout",
    learned,
    torch.zeros(1, 8),
    CURRENTS[:, :, 0, 0],
    lambda inputs: [run(learned, inputs)[0], membranes(learned, inputs)],
    least=0.998,
    readout="membrane",
)

check.finish()
