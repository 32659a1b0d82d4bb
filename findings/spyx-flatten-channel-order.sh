#!/bin/sh
# Spyx 1.0.0 (nir 1.0.8): images are channels last there and channels first in NIR. spyx.nir.to_nir turns convolutions
# round, but leaves the weights of the Linear behind a Flatten in the order (H, W, C) while the exported Flatten, by
# NIR's text, hands on (C, H, W). Every network with a convolution and a dense layer becomes another one.
# Seen: model [1.0, 3.0] file [1.0, 10.0]   (two pixels 1 and 3, channels times 1 and 10; the dense layer picks two)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q spyx==1.0.0 nir==1.0.8
"$work/venv/bin/python" - <<'PYTHON'
import jax.numpy as jnp
import numpy as np
import spyx.nn as spyx
from flax import nnx
from spyx.nir import to_nir

rngs = nnx.Rngs(0)
conv = nnx.Conv(1, 2, (1, 1), use_bias=False, rngs=rngs)
conv.kernel[...] = jnp.array([[[[1.0, 10.0]]]])
linear = nnx.Linear(4, 2, use_bias=False, rngs=rngs)
linear.kernel[...] = jnp.eye(4)[:, [0, 2]]
model = spyx.Sequential(conv, spyx.Flatten(), linear)
pixels = np.array([1.0, 3.0])

out, _ = model(jnp.array(pixels.reshape(1, 1, 2, 1)), model.initial_state(1))
graph = to_nir(model, {"input": np.array([1, 1, 2])}, {"output": np.array([2])})
kernel, weight = graph.nodes["layer_0"].weight, graph.nodes["layer_2"].weight
assert type(graph.nodes["layer_1"]).__name__ == "Flatten"
maps = np.stack([kernel[c, 0, 0, 0] * pixels for c in range(2)])[:, None]  # (C, H, W)
told = weight @ maps.reshape(-1)
print("model", np.asarray(out)[0].tolist(), "file", told.tolist())
assert np.asarray(out)[0].tolist() == [1.0, 3.0]
assert told.tolist() == [1.0, 10.0]
PYTHON
