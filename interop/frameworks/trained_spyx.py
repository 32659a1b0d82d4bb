"""Trained networks of Spyx 1.0.0; the steps by which a layer is late there are run in addition and left out."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from spyx.nir import to_nir
from spyx.nn import LIF, CuBaLIF, Sequential

from trained import BATCH, LEARNT, TEST, TESTED, TRAINING, images, save

STEPS, LATE = 10, 2
RNGS = nnx.Rngs(1)


def dense(inputs, outputs):
    return nnx.Linear(inputs, outputs, use_bias=False, rngs=RNGS)


def scores(model, x):
    """Sums of spikes [N,10] for images [N,784]."""
    state, total = model.initial_state(x.shape[0]), 0
    for step in range(STEPS + LATE):
        spikes, state = model(x, state)
        total += spikes if step >= LATE else 0
    return total


def loss(model, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(scores(model, x), y).mean()


@nnx.jit
def learn(model, optimiser, x, y):
    value, gradients = nnx.value_and_grad(loss)(model, x, y)
    optimiser.update(model, gradients)
    return value


def fit(model, epochs=4):
    x, y = images(TRAINING, "train", LEARNT)
    optimiser = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
    rng = np.random.default_rng(1)
    for epoch in range(epochs):
        parts = rng.permutation(len(x)).reshape(-1, BATCH)
        total = sum(float(learn(model, optimiser, x[p].reshape(BATCH, -1), y[p])) for p in parts)
        print(f"  epoch {epoch + 1}: loss {total / len(parts):.3f}", flush=True)


def case(name, *layers):
    model = Sequential(*layers)
    fit(model)
    x = images(TEST, "t10k", TESTED)[0].reshape(TESTED, -1)
    classes = np.concatenate([np.asarray(scores(model, part)).argmax(1) for part in np.split(x, TESTED // BATCH)])
    graph = to_nir(model, {"input": np.array([784])}, {"output": np.array([10])})
    save(f"spyx-{name}", classes, model, np.zeros((1, 784), np.float32), graph, STEPS)


def lif(n):
    return LIF((n,), beta=0.9, rngs=RNGS)


def currents(n):
    return CuBaLIF((n,), alpha=0.5, beta=0.8, rngs=RNGS)


case("leaky", dense(784, 64), lif(64), dense(64, 10), lif(10))
case("currents", dense(784, 64), currents(64), dense(64, 10), currents(10))
