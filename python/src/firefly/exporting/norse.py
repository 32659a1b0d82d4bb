"""Norse: the step, resets to other values or by subtraction, and layers that its exporter drops."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np

from firefly.exporting import folding, modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node, of_nir
from firefly.exporting.modules import kind, numbers

NAME = "norse"
_SPIKING = frozenset({"LIFCell", "LIFBoxCell", "IAFCell"})
_INTEGRATORS = frozenset({"LICell", "LIBoxCell"})
_LAYERS = _SPIKING | _INTEGRATORS | {"Linear", "Conv2d", "Flatten"}
_RESETS = {"reset_value": "zero", "reset_subtract": "subtract"}


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of Norse.

    Parameters
    ----------
    model : torch.nn.Module
        A ``SequentialState`` of cells, one step at a time.
    sample : torch.Tensor
        One step of a batch, ``[N, ...]``.
    """
    layers = dict(modules.leaves(model))
    modules.require_known(layers, _LAYERS | folding.COVERED, "Norse")
    for name, layer in layers.items():
        refuse(_problems(name, layer))
    exporter = import_module("norse.torch.utils.export_nir")
    with modules.evaluating(model), modules.replaced(_biases(layers.values())):
        # Its time constants are multiplied with dt, which is 1e-3 where nobody says otherwise.
        exported = exporter.to_nir(model, sample, dt=1.0)
    graph = of_nir(exported, lambda name: _node(layers[name]))
    for name in graph.of_type("LIF", "CubaLIF", "IF", "LI"):
        graph.nodes[name] = _neuron(layers[name])
    folding.settle(graph, layers)
    graph.set_ports(sample.shape[1:], leading=1)
    return graph, {n: _conventions(layer) for n, layer in layers.items() if kind(layer) in _SPIKING}


def _problems(name: str, layer: Any) -> Iterator[str]:
    if kind(layer) == "IAFCell" and numbers(layer.p.v_reset).any():
        yield f"Layer '{name}' is an IAFCell with a v_reset of its own; train with v_reset=0."
    method = getattr(getattr(layer, "p", None), "reset_method", None)
    if method is not None and method.__name__ not in _RESETS:
        yield (
            f"Layer '{name}' has the reset method {method.__name__}; train with reset_value or "
            "reset_subtract."
        )


def _conventions(layer: Any) -> Conventions:
    method = getattr(layer.p, "reset_method", None)
    reset = "zero" if method is None else _RESETS[method.__name__]
    return Conventions(dt=float(layer.dt), reset=reset)


def _biases(layers: Any) -> list[tuple[dict[str, Any], str, Any]]:
    """Zeros for convolutions without a bias, which the exporter takes for granted."""
    torch = import_module("torch")
    return [
        (layer._parameters, "bias", torch.nn.Parameter(torch.zeros(layer.out_channels)))
        for layer in layers
        if kind(layer) == "Conv2d" and layer.bias is None
    ]


def _node(layer: Any) -> Node:
    """What the exporter hands on as nothing, without a word."""
    if kind(layer) in _INTEGRATORS:
        return _neuron(layer)
    if kind(layer) != "Flatten":
        return Node("")
    start, end = (axis - 1 if axis > 0 else axis for axis in (layer.start_dim, layer.end_dim))
    return Node("Flatten", {"start_dim": start, "end_dim": end})


def _neuron(layer: Any) -> Node:
    p = layer.p
    if kind(layer) == "IAFCell":
        v_threshold = numbers(p.v_th)
        fields = {"r": np.ones_like(v_threshold), "v_threshold": v_threshold}
        return Node("IF", {**fields, "v_reset": numbers(p.v_reset)})
    fields = {"v_leak": numbers(p.v_leak), "r": np.ones_like(numbers(p.v_leak))}
    current = hasattr(p, "tau_syn_inv")
    fields["tau_mem" if current else "tau"] = 1 / numbers(p.tau_mem_inv)
    if current:
        fields["tau_syn"] = 1 / numbers(p.tau_syn_inv)
        fields["w_in"] = np.ones_like(fields["tau_syn"])
    if kind(layer) in _INTEGRATORS:
        return Node("CubaLI" if current else "LI", fields)
    fields.update(v_threshold=numbers(p.v_th), v_reset=numbers(p.v_reset))
    return Node("CubaLIF" if current else "LIF", fields)
