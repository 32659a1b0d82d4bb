"""Spyx: every feed-forward neuron, and images with channels last; a step of delay per layer."""

from __future__ import annotations

from typing import Any

import check
import jax.numpy as jnp
import numpy as np
import spyx.nn as spyx
from flax import nnx

RNGS = nnx.Rngs(6)
VECTORS = np.random.default_rng(6).uniform(0, 1, (20, 4, 8)).astype(np.float32)
IMAGES = np.random.default_rng(7).uniform(0, 1, (20, 4, 2, 8, 8)).astype(np.float32)


def run(model: Any, inputs: Any) -> list[Any]:
    state = model.initial_state(inputs.shape[1])
    steps: list[list[Any]] = [[] for part in state if part is not None]
    for x in np.moveaxis(inputs, 2, -1):
        at, after = iter(steps), []
        for layer, before in zip(model.layers, state):
            x, next_state = (layer(x), None) if before is None else layer(x, before)
            after.append(next_state)
            if before is not None:
                next(at).append(np.moveaxis(np.asarray(x), -1, 1))
        state = after
    return [np.stack(outputs) for outputs in steps]


def lively(model: Any) -> Any:
    for layer in model.layers:
        if hasattr(layer, "kernel"):
            kernel = layer.kernel[...]
            layer.kernel[...] = 1.5 * kernel + 0.5 * jnp.abs(kernel).mean()
    return model


def compare(name: str, make: Any) -> None:
    model = lively(
        spyx.Sequential(
            nnx.Linear(8, 12, rngs=RNGS), make(12), nnx.Linear(12, 3, rngs=RNGS), make(3)
        )
    )
    check.equal(name, model, VECTORS[0], VECTORS, lambda x: run(model, x), late=1, least=0.998)


compare("IF", lambda n: spyx.IF((n,)))
compare("LIF", lambda n: spyx.LIF((n,), rngs=RNGS))
compare("CuBaLIF", lambda n: spyx.CuBaLIF((n,), rngs=RNGS))

images = lively(
    spyx.Sequential(
        nnx.Conv(2, 3, (3, 3), padding="SAME", rngs=RNGS),
        spyx.LIF((8, 8, 3), beta=0.9, rngs=RNGS),
        spyx.SumPool(2, 2, "VALID"),
        spyx.Flatten(),
        nnx.Linear(48, 5, rngs=RNGS),
        spyx.LIF((5,), beta=0.9, rngs=RNGS),
    )
)
sample = np.moveaxis(IMAGES[0], 1, -1)
check.equal("images", images, sample, IMAGES, lambda x: run(images, x), late=1, least=0.998)
check.finish()
