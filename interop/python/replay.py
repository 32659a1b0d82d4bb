"""Runs an exported file in double precision, by nothing but its fields and its notes.

What a state gains from its input and where a membrane starts are the only things that follow from
the framework's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import h5py
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array = NDArray[np.float64]
SPIKING = ("IF", "LIF", "CubaLIF")


def replay(path: str, inputs: Array) -> dict[str, Array]:
    """The outputs of every node that holds neurons, ``[T, N, ...]``, for inputs of that shape."""
    with h5py.File(path) as file:
        nodes = {name: _fields(group) for name, group in file["node/nodes"].items()}
        edges = [(a.decode(), b.decode()) for a, b in file["node/edges"][()]]
        notes = {key: _value(value) for key, value in file["node/metadata"].items()}
    order = list(_sorted(nodes, [edge for edge in edges if not _leads_back(edge)]))
    states: dict[str, dict[str, Any]] = {name: {} for name in nodes}
    outputs: dict[str, list[Array]] = {name: [] for name in order if "r" in nodes[name]}
    values: dict[str, Array] = {}
    for x in inputs:
        before, values = values, {}
        for name in order:
            sources = [
                _before(nodes[a], before.get(a), len(x)) if _leads_back((a, b)) else values[a]
                for a, b in edges
                if b == name
            ]
            total = sum(sources) if sources else x
            values[name] = _apply(nodes[name], notes, states[name], np.asarray(total))
            if name in outputs:
                outputs[name].append(values[name])
    return {name: np.stack(steps) for name, steps in outputs.items()}


def _leads_back(edge: tuple[str, str]) -> bool:
    """Recurrent weights hand on what the spikes of the step before gave."""
    return edge[0].endswith(".w_rec")


def _before(node: dict[str, Any], value: Any, samples: int) -> Array:
    if value is not None:
        return np.asarray(value)
    silence = np.zeros((samples, node["weight"].shape[1]))
    return _apply(node, {}, {}, silence)


def _value(dataset: Any) -> Any:
    value = dataset[()]
    return value.decode() if isinstance(value, bytes) else value


def _fields(group: Any) -> dict[str, Any]:
    return {key: _value(dataset) for key, dataset in group.items()}


def _sorted(nodes: dict[str, Any], edges: list[tuple[str, str]]) -> Iterator[str]:
    done: set[str] = set()
    while len(done) < len(nodes):
        for name in nodes:
            if name not in done and all(a in done for a, b in edges if b == name):
                done.add(name)
                yield name


def _apply(node: dict[str, Any], notes: dict[str, Any], state: dict[str, Any], x: Array) -> Array:
    kind = node["type"]
    if kind in ("Input", "Output"):
        return x
    if kind in ("Linear", "Affine"):
        return x @ node["weight"].astype(float).T + node.get("bias", 0)
    if kind == "Flatten":
        return x.reshape(len(x), -1)
    if kind == "Threshold":
        return (x > node["threshold"]).astype(float)
    if kind == "Conv2d":
        return _convolve(node, x)
    if kind in ("SumPool2d", "AvgPool2d"):
        windows = _windows(x, node["kernel_size"], node["stride"], node["padding"])
        return windows.sum((4, 5)) if kind == "SumPool2d" else windows.mean((4, 5))
    return _neuron(node, notes, state, x)


def _windows(x: Array, kernel: Any, stride: Any, padding: Any) -> Array:
    if isinstance(padding, str):
        padding = [(k - 1) // 2 for k in kernel] if padding == "same" else [0, 0]
    (kh, kw), (sh, sw), (ph, pw) = (np.broadcast_to(v, 2) for v in (kernel, stride, padding))
    padded = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    return sliding_window_view(padded, (kh, kw), (2, 3))[:, :, ::sh, ::sw]


def _convolve(node: dict[str, Any], x: Array) -> Array:
    weight = node["weight"].astype(float)
    windows = _windows(x, weight.shape[2:], node["stride"], node["padding"])
    return np.einsum("nchwij,ocij->nohw", windows, weight) + node["bias"][:, None, None]


def _neuron(node: dict[str, Any], notes: dict[str, Any], state: dict[str, Any], x: Array) -> Array:
    source = notes["firefly:from"]
    decay = _decay(node.get("tau", node.get("tau_mem")), notes)
    gain = _gain(source, node, decay, notes)
    if "tau_syn" in node:
        share = _decay(node["tau_syn"], notes)
        integrated = node["w_in"] * notes["firefly:dt"] / node["tau_syn"]
        into = {"sinabs": share, "rockpool": share, "norse": 1, "lava": 1, "spyx": 1}
        weight = into.get(source, integrated)
        state["i"] = share * state.get("i", 0) + weight * x
        x = state["i"]
    leak = np.asarray(node.get("v_leak", 0))
    starts = {"norse": leak, "spikingjelly": node.get("v_reset", 0)}
    v = state.get("v", np.asarray(starts.get(source, 0)))
    theta = node.get("v_threshold", np.inf)
    late = notes.get("firefly:reset_delay", "none")
    zero = notes["firefly:reset"] == "zero"
    above = np.asarray(v > theta) & (late != "none") & (not zero)
    u = decay * v + gain * x + np.where(decay == 1, 0, leak * (1 - decay)) - above * _theta(node)
    if _waits(node, notes):
        u = np.where(v > theta, node["v_reset"], u)
    if node["type"] not in SPIKING:
        state["v"] = u
        return u
    fires = u >= theta if notes["firefly:spike_rule"] == "ge" else u > theta
    state["v"] = _reset(node, notes, u, fires, above)
    return fires.astype(float)


def _theta(node: dict[str, Any]) -> Any:
    return node.get("v_threshold", 0)


def _waits(node: dict[str, Any], notes: dict[str, Any]) -> bool:
    """A reset to a value one step late differs from one at once only behind a current."""
    late = notes.get("firefly:reset_delay") == "next-step"
    return late and notes["firefly:reset"] == "zero" and "tau_syn" in node


def _reset(node: dict[str, Any], notes: dict[str, Any], u: Array, fires: Any, above: Any) -> Array:
    kind, late = notes["firefly:reset"], notes["firefly:reset_delay"]
    if kind == "none" or _waits(node, notes):
        return u
    if kind == "zero":
        return np.where(fires, node["v_reset"], u)
    if late == "next-step":
        return u
    return u + (above.astype(float) - fires) * _theta(node)


def _decay(tau: Any, notes: dict[str, Any]) -> Any:
    if tau is None:
        return np.float64(1)
    steps = notes["firefly:dt"] / np.asarray(tau, dtype=float)
    return np.exp(-steps) if notes["firefly:decay_law"] == "exp" else 1 - steps


def _gain(source: str, node: dict[str, Any], decay: Any, notes: dict[str, Any]) -> Any:
    if "tau" not in node and "tau_mem" not in node or source in ("rockpool", "lava", "spyx"):
        return 1.0
    return np.where(np.isinf(node["r"]), 1.0, np.nan_to_num(node["r"]) * (1 - decay))
