"""Spyx: channels come last, readouts that its exporter drops, and one step of delay per layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firefly.exporting import modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node, of_nir
from firefly.exporting.modules import kind, numbers

NAME = "spyx"
#: Decays are per step.
_DT = 1.0
_DELAYS = {"IF": "next-step", "LIF": "next-step", "CuBaLIF": "none"}
_LAYERS = frozenset(_DELAYS) | {"LI", "Linear", "Conv", "SumPool", "Flatten"}


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of Spyx.

    Parameters
    ----------
    model : spyx.nn.Sequential
        The model.
    sample : array_like
        One step of a batch, ``[N, features]`` or, channels last, ``[N, H, W, C]``.
    """
    layers = {f"layer_{i}": layer for i, layer in enumerate(model.layers)}
    modules.require_known(layers, _LAYERS, "Spyx")
    for name, layer in layers.items():
        refuse(_problems(name, layer))
    shape = _channels_first(sample.shape[1:])
    last = _last_size(layers, shape)
    exporter = import_module("spyx.nir")
    ports = {"input": np.array(shape)}, {"output": np.array([last])}
    graph = of_nir(exporter.to_nir(model, *ports))
    for name, layer in layers.items():
        _complete(graph, name, layer)
    _order_channels(graph)
    return graph, {n: _conventions(layer) for n, layer in layers.items() if kind(layer) in _DELAYS}


def _channels_first(shape: tuple[int, ...]) -> tuple[int, ...]:
    return (shape[-1], *shape[:-1])


def _last_size(layers: Mapping[str, Any], shape: tuple[int, ...]) -> int:
    linear = [layer for layer in layers.values() if kind(layer) == "Linear"]
    return int(linear[-1].kernel.shape[-1]) if linear else int(np.prod(shape))


def _problems(name: str, layer: Any) -> Iterator[str]:
    if kind(layer) == "Conv":
        if layer.feature_group_count != 1:
            yield f"Layer '{name}' has groups, which Spyx's NIR exporter leaves out; train without."
        if (numbers(layer.kernel_dilation) != 1).any():
            yield (
                f"Layer '{name}' is dilated, which Spyx's NIR exporter leaves out; train with "
                "kernel_dilation=1."
            )


def _conventions(layer: Any) -> Conventions:
    return Conventions(dt=_DT, reset="subtract", reset_delay=_DELAYS[kind(layer)])


def _complete(graph: Graph, name: str, layer: Any) -> None:
    """Decays as Spyx clips them, and readouts, which the exporter drops with a printed line."""
    if kind(layer) == "LI":
        tau = _steps(layer.beta)
        fields = {"tau": tau, "r": np.ones_like(tau), "v_leak": np.zeros_like(tau)}
        _insert(graph, name, Node("LI", fields))
    elif kind(layer) == "LIF":
        graph.nodes[name].fields["tau"] = _per_neuron(_steps(layer.beta))
    elif kind(layer) == "CuBaLIF":
        graph.nodes[name].fields["tau_mem"] = _per_neuron(_steps(layer.beta))
        graph.nodes[name].fields["tau_syn"] = _per_neuron(_steps(layer.alpha))


def _steps(decay: Any) -> NDArray[np.float64]:
    with np.errstate(divide="ignore"):
        return _DT / (1 - np.clip(numbers(decay[...]), 0, 1))


def _per_neuron(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.moveaxis(values, -1, 0) if values.ndim == 3 else values


def _insert(graph: Graph, name: str, node: Node) -> None:
    """Puts a node in front of the next layer that is there."""
    number = int(name.rpartition("_")[2])
    later = [n for n in graph.nodes if n.startswith("layer_") and _number(n) > number]
    target = min(later, key=_number, default="output")
    (source,) = [a for a, b in graph.edges if b == target]
    graph.edges.remove((source, target))
    graph.edges += [(source, name), (name, target)]
    graph.nodes[name] = node


def _number(name: str) -> int:
    return int(name.split("_")[1])


def _order_channels(graph: Graph) -> None:
    """Weights behind a Flatten, which the exporter leaves in the order of channels last."""
    for name in graph.of_type("Flatten"):
        shape = tuple(graph.nodes[name].array("input_type"))
        target = name
        while graph.nodes[target].type not in ("Linear", "Affine", "Output"):
            (target,) = [b for a, b in graph.edges if a == target]
        if len(shape) == 3 and graph.nodes[target].type != "Output":
            channels, height, width = shape
            weight = graph.nodes[target].array("weight")
            last = weight.reshape(-1, height, width, channels)
            graph.nodes[target].fields["weight"] = last.transpose(0, 3, 1, 2).reshape(weight.shape)
