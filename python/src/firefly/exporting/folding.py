"""Layers without a primitive in NIR that others can say: normalisation, pooling of spikes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Callable

import numpy as np

from firefly.errors import ExportError
from firefly.exporting.graph import SPIKING, Graph, Node
from firefly.exporting.modules import kind, numbers

_PASSIVE = frozenset({"Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "Identity"})
_NORMS = frozenset({"BatchNorm1d", "BatchNorm2d"})
_POOL = "MaxPool2d"
_WEIGHTED = frozenset({"Linear", "Affine", "Conv1d", "Conv2d"})

#: The classes of layers that are covered here.
COVERED = _PASSIVE | _NORMS | {_POOL}

#: A layer in place of another: it makes the same shape and the exporter knows it.
StandIn = Callable[[Any], Any]


def stand_ins(
    model: Any, layers: Mapping[str, Any], flatten: StandIn, pool: StandIn
) -> list[tuple[dict[str, Any], str, Any]]:
    """Changes that put layers which the exporter knows in the place of those that it drops.

    Parameters
    ----------
    model : torch.nn.Module
        The model.
    layers : mapping of str to torch.nn.Module
        Its layers by name.
    flatten, pool : callable
        Make a layer that hands on its input, and one that pools like a given one.
    """
    changes = []
    for name, layer in layers.items():
        if kind(layer) in COVERED:
            parent, _, child = name.rpartition(".")
            make = pool if kind(layer) == _POOL else flatten
            changes.append((model.get_submodule(parent)._modules, child, make(layer)))
    return changes


def settle(
    graph: Graph, layers: Mapping[str, Any], node_name: Callable[[str], str] = lambda name: name
) -> None:
    """Makes of the stand-ins in a graph what their layers compute.

    Parameters
    ----------
    graph : Graph
        What was exported with the stand-ins.
    layers : mapping of str to torch.nn.Module
        The model's own layers by name.
    node_name : callable
        What the exporter calls the node of a layer.

    Raises
    ------
    ExportError
        If a layer stands where nothing in NIR can say it.
    """
    for covered, change in ((_PASSIVE, _leave_out), (_NORMS, _fold), ({_POOL}, _pool_spikes)):
        for name, layer in layers.items():
            if kind(layer) in covered and node_name(name) in graph.nodes:
                change(graph, node_name(name), name, layer)


def _leave_out(graph: Graph, node: str, _: str, __: Any) -> None:
    graph.bypass(node)


def _fold(graph: Graph, node: str, name: str, layer: Any) -> None:
    sources = [a for a, b in graph.edges if b == node]
    weighted = graph.nodes[sources[0]]
    # A stand-in hands on its very input, so that its source seems to reach its targets too.
    own = {node} | {b for a, b in graph.edges if a == node}
    shared = any(b not in own for a, b in graph.edges if a == sources[0])
    if len(sources) > 1 or weighted.type not in _WEIGHTED or shared:
        raise ExportError(
            f"Layer '{name}' normalises something else than the outputs of one convolution or "
            "dense layer, into which it could be folded; put it behind one."
        )
    if layer.running_mean is None:
        raise ExportError(
            f"Layer '{name}' normalises by each batch; train with track_running_stats=True."
        )
    scale = 1 / np.sqrt(numbers(layer.running_var) + layer.eps)
    shift = -numbers(layer.running_mean) * scale
    if layer.weight is not None:
        gamma = numbers(layer.weight)
        scale, shift = gamma * scale, gamma * shift + numbers(layer.bias)
    weight = numbers(weighted.fields["weight"])
    weighted.fields["weight"] = weight * scale.reshape(-1, *[1] * (weight.ndim - 1))
    weighted.fields["bias"] = numbers(weighted.fields.get("bias", 0)) * scale + shift
    if weighted.type == "Linear":
        weighted.type = "Affine"
    graph.bypass(node)


def _pool_spikes(graph: Graph, node: str, name: str, layer: Any) -> None:
    """The largest of some spikes is one if their sum is above a half."""
    (source,) = [a for a, b in graph.edges if b == node]
    if graph.nodes[source].type not in SPIKING:
        raise ExportError(
            f"Layer '{name}' takes the largest of numbers that are no spikes; train with it behind "
            "the neurons."
        )
    settings = numbers(layer.padding).any(), (numbers(layer.dilation) != 1).any(), layer.ceil_mode
    if any(settings):
        raise ExportError(
            f"Layer '{name}' pools with padding, dilation or ceil_mode; train without them."
        )
    sizes = {
        "kernel_size": layer.kernel_size,
        "stride": layer.kernel_size if layer.stride is None else layer.stride,
        "padding": 0,
    }
    pairs = {field: np.broadcast_to(size, 2).astype(np.int64) for field, size in sizes.items()}
    graph.nodes[node] = Node("SumPool2d", pairs)
    threshold = f"{node}.threshold"
    graph.nodes[threshold] = Node("Threshold", {"threshold": np.array([0.5])})
    graph.edges = [(threshold, b) if a == node else (a, b) for a, b in graph.edges]
    graph.edges.append((node, threshold))
