"""Rockpool: bias and batch axes that its exporter gets wrong, and several spikes per step."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np

from firefly.exporting import modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node, of_nir
from firefly.exporting.modules import kind, numbers

NAME = "rockpool"
_SPIKING = frozenset({"LIFTorch", "LIFNeuronTorch"})
_LAYERS = _SPIKING | {"ExpSynTorch", "LinearTorch"}


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of Rockpool's torch modules.

    Parameters
    ----------
    model : rockpool.nn.modules.TorchModule
        A ``Sequential`` of torch modules.
    sample : torch.Tensor
        ``[N, T, channels]`` or ``[T, channels]``.
    """
    layers = dict(modules.leaves(model, _LAYERS))
    modules.require_known(layers, _LAYERS, "Rockpool")
    neurons = {name: layer for name, layer in layers.items() if kind(layer) in _SPIKING}
    for name, layer in neurons.items():
        refuse(_problems(name, layer))
    exporter = import_module("rockpool.nn.modules.torch.nir")
    with modules.evaluating(model):
        graph = of_nir(exporter.to_nir(model, sample))
    for name, layer in neurons.items():
        _complete(graph.nodes[name], layer)
    graph.set_ports(sample.shape[-1:], leading=-1)
    return graph, {name: _conventions(layer) for name, layer in neurons.items()}


def _problems(name: str, layer: Any) -> Iterator[str]:
    if (numbers(layer.max_spikes_per_dt) != 1).any():
        yield (
            f"Layer '{name}' may fire {int(numbers(layer.max_spikes_per_dt).max())} times in one "
            "step, which one bit per step cannot hold; train with max_spikes_per_dt=1."
        )
    if getattr(layer, "_has_rec", False):
        yield (
            f"Layer '{name}' is recurrent, which Rockpool's NIR exporter leaves out; train with "
            "has_rec=False."
        )
    if (numbers(layer.noise_std) != 0).any():
        yield f"Layer '{name}' adds noise; set noise_std=0 before the export."


def _conventions(layer: Any) -> Conventions:
    dt = float(numbers(layer.dt))
    return Conventions(dt=dt, reset="subtract", spike_rule="ge", decay_law="exp")


def _complete(node: Node, layer: Any) -> None:
    """The bias, which the exporter leaves out, as the leak that adds it in every step."""
    shape = node.array("v_threshold").shape
    decay = np.exp(-numbers(layer.dt) / numbers(layer.tau_mem))
    node.fields["v_leak"] = np.broadcast_to(numbers(layer.bias) / (1 - decay), shape)
    node.fields["v_reset"] = np.zeros(shape)
