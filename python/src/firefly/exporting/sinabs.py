"""Sinabs: spikes at the threshold, exponential decay, and what its exporter leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import numpy as np

from firefly.exporting import folding, modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node, of_nir
from firefly.exporting.modules import kind, numbers

NAME = "sinabs"
#: Time constants are in steps.
_DT = 1.0
_SPIKING = frozenset({"IAF", "IAFSqueeze", "LIF", "LIFSqueeze"})
_INTEGRATORS = frozenset({"ExpLeak", "ExpLeakSqueeze"})
_LAYERS = _SPIKING | _INTEGRATORS | {"Linear", "Conv1d", "Conv2d", "SumPool2d", "Flatten"}


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of Sinabs.

    Parameters
    ----------
    model : torch.nn.Module
        The model, or a ``sinabs.network.Network``.
    sample : torch.Tensor
        A batch as the model takes it: ``[N T, ...]`` with squeezing layers, else ``[N, T, ...]``.
    """
    model = getattr(model, "spiking_model", model)
    layers = dict(modules.leaves(model))
    modules.require_known(layers, _LAYERS | folding.COVERED, "Sinabs")
    neurons = {n: layer for n, layer in layers.items() if kind(layer) in _SPIKING | _INTEGRATORS}
    for name, layer in neurons.items():
        refuse(_problems(name, layer))
    exporter = import_module("sinabs.nir")
    changes = _constants(neurons.values()) + _stand_ins(model, layers)
    with modules.evaluating(model), modules.replaced(changes):
        graph = of_nir(exporter.to_nir(model, sample))
    folding.settle(graph, layers)
    for name, layer in neurons.items():
        _complete(graph.nodes[name], layer)
    leading = 1 if any(kind(layer).endswith("Squeeze") for layer in neurons.values()) else 2
    # The exporter has taken the first axis away.
    graph.set_ports(sample.shape[leading:], leading - 1)
    return graph, {n: _conventions(layer) for n, layer in neurons.items() if _fires(layer)}


def _stand_ins(model: Any, layers: Mapping[str, Any]) -> list[tuple[dict[str, Any], str, Any]]:
    nn, sinabs = import_module("torch").nn, import_module("sinabs.layers")
    return folding.stand_ins(
        model,
        layers,
        flatten=lambda _: nn.Flatten(-1, -1),
        pool=lambda layer: sinabs.SumPool2d(layer.kernel_size, layer.stride),
    )


def _fires(layer: Any) -> bool:
    return kind(layer) in _SPIKING


def _problems(name: str, layer: Any) -> Iterator[str]:
    if layer.min_v_mem is not None:
        yield f"Layer '{name}' keeps its membrane above min_v_mem; train with min_v_mem=None."
    if not _fires(layer):
        return
    if getattr(layer.spike_fn, "__name__", "") != "SingleSpike" and not _at_most_one(layer):
        yield (
            f"Layer '{name}' may fire several times in one step, which one bit per step cannot "
            "hold; train with spike_fn=sinabs.activation.SingleSpike."
        )
    reset = layer.reset_fn
    if kind(reset) == "MembraneReset" and reset.reset_value != 0:
        yield (
            f"Layer '{name}' has MembraneReset with a value, which Sinabs adds in every step; "
            "train with reset_value=0."
        )
    taken = getattr(reset, "subtract_value", None)
    if taken is not None and (numbers(layer.spike_threshold) != numbers(taken)).any():
        yield (
            f"Layer '{name}' subtracts another value than its threshold; train with "
            "subtract_value=None."
        )


def _at_most_one(layer: Any) -> bool:
    """MaxSpike(1) fires as often as SingleSpike."""
    return getattr(layer.spike_fn, "max_num_spikes_per_bin", None) == 1


def _conventions(layer: Any) -> Conventions:
    reset = "zero" if kind(layer.reset_fn) == "MembraneReset" else "subtract"
    return Conventions(dt=_DT, reset=reset, spike_rule="ge", decay_law="exp")


def _constants(layers: Any) -> list[tuple[dict[str, Any], str, Any]]:
    """Time constants where the layer trains decays, which the exporter does not look for."""
    changes = []
    for layer in layers:
        if getattr(layer, "train_alphas", False):
            vars(layer).setdefault("tau_mem", None)
            changes.append((vars(layer), "tau_mem", layer.tau_mem_calculated))
    return changes


def _complete(node: Node, layer: Any) -> None:
    """Adds gain and synaptic current, which the exporter leaves out."""
    if node.type == "IF":
        node.fields["v_reset"] = np.zeros_like(node.array("v_threshold"))
        return
    decay = numbers(layer.alpha_mem_calculated)
    node.fields["r"] = np.ones_like(decay) if layer.norm_input else 1 / (1 - decay)
    if _fires(layer):
        node.fields["v_reset"] = np.zeros_like(node.array("v_threshold"))
    tau_syn = layer.tau_syn_calculated if hasattr(layer, "tau_syn_calculated") else None
    if tau_syn is not None:
        node.type = "CubaLIF" if _fires(layer) else "CubaLI"
        node.fields["tau_mem"] = node.fields.pop("tau")
        node.fields["tau_syn"] = numbers(tau_syn)
        node.fields["w_in"] = np.ones_like(node.fields["tau_syn"])
