"""Golden cases of Spyx 1.0.0; each layer's spikes are moved to the step that fired them."""

import jax.numpy as jnp
from flax import nnx
from spyx.nir import to_nir
from spyx.nn import IF, LIF, PSU_LIF, CuBaLIF, Sequential

from golden import grid, np, save, spikes

RNGS = nnx.Rngs(0)


def dense(rng, inputs, outputs):
    layer = nnx.Linear(inputs, outputs, use_bias=False, rngs=RNGS)
    layer.kernel = nnx.Param(jnp.asarray(grid(rng, inputs, outputs)))
    return layer


def run(modules, x, delay):
    """The outputs of every module, [N,T,...], without the delay of the layers."""
    steps = x.shape[1]
    neurons = sum(hasattr(module, "initial_state") for module in modules)
    states = [m.initial_state(x.shape[0]) if hasattr(m, "initial_state") else None for m in modules]
    seen = {i: [] for i in range(len(modules))}
    for t in range(steps + neurons * delay):
        frame = x[:, t] if t < steps else np.zeros_like(x[:, 0])
        value = jnp.asarray(frame, jnp.float32)
        for i, module in enumerate(modules):
            if states[i] is None:
                value = module(value)
            else:
                value, states[i] = module(value, states[i])
            seen[i].append(np.asarray(value))
    shift, result = 0, {}
    for i in range(len(modules)):
        shift += delay if states[i] is not None else 0
        result[i] = np.stack(seen[i], 1)[:, shift:shift + steps]
    return result


def case(name, modules, x, neurons, delay=1, suffix="", **conventions):
    seen = run(modules, x, delay)
    graph = to_nir(Sequential(*modules), {"input": np.array([10])}, {"output": np.array([6])})
    save(f"spyx-{name}", graph, x, {f"layer_{i}{suffix}": seen[i] for i in neurons}, from_="spyx", **conventions)


def main():
    rng = np.random.default_rng(6)
    x = spikes(rng, 10)
    case("if", [dense(rng, 10, 12), IF((12,)), dense(rng, 12, 6), IF((6,))], x, (1, 3))
    case("lif", [dense(rng, 10, 12), LIF((12,), beta=0.5, rngs=RNGS), dense(rng, 12, 6),
                 LIF((6,), beta=0.75, rngs=RNGS)], x, (1, 3))
    case("cuba", [dense(rng, 10, 12), CuBaLIF((12,), alpha=0.5, beta=0.5, rngs=RNGS), dense(rng, 12, 6),
                  CuBaLIF((6,), alpha=0.5, beta=0.75, rngs=RNGS)], x, (1, 3))
    case("psu", [dense(rng, 10, 12), PSU_LIF((12,), beta=0.5, rngs=RNGS), dense(rng, 12, 6),
                 PSU_LIF((6,), beta=0.5, rngs=RNGS)], x, (1, 3), delay=0, suffix="_threshold")


main()
