"""snnTorch: resets that act one step late, scalar parameters, and what its exporter leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import numpy as np

from firefly.exporting import folding, modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node, of_nir
from firefly.exporting.modules import kind

NAME = "snntorch"
#: The step that its exporter writes time constants for.
_DT = 1e-4
_NEURONS = frozenset({"Leaky", "Synaptic"})
_LAYERS = _NEURONS | {"Linear", "Conv2d", "AvgPool2d", "Flatten"}
_RECURRENT = frozenset({"RLeaky", "RSynaptic"})
_PARAMETERS = ("beta", "threshold", "alpha")


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of snnTorch.

    Parameters
    ----------
    model : torch.nn.Module
        A model whose neurons keep their state (``init_hidden=True``).
    sample : torch.Tensor
        One step of a batch, ``[N, ...]``.
    """
    layers = dict(modules.leaves(model, _RECURRENT))
    for name, layer in layers.items():
        refuse(_problems(name, layer))
    modules.require_known(layers, _LAYERS | folding.COVERED, "snnTorch")
    neurons = {name: layer for name, layer in layers.items() if kind(layer) in _NEURONS}
    conventions = {name: _conventions(layer) for name, layer in neurons.items()}
    exporter = import_module("snntorch.export_nir")
    # nir 1.0.8 refuses neurons whose parameters have fewer axes than their input.
    changes = _full(neurons, model, sample) + _stand_ins(model, layers)
    with modules.evaluating(model), modules.replaced(changes):
        graph = of_nir(exporter.export_to_nir(model, sample, ignore_dims=[0]))
    folding.settle(graph, layers)
    for name, layer in neurons.items():
        _sharpen(graph.nodes[name], layer)
    return graph, conventions


def _problems(name: str, layer: Any) -> Iterator[str]:
    if kind(layer) == "AvgPool2d" and any(modules.numbers(layer.padding).ravel()):
        yield (
            f"Layer '{name}' pads its average pooling, which snnTorch's NIR exporter leaves "
            "out; train with padding=0."
        )
    if kind(layer) in _RECURRENT:
        yield (
            f"Layer '{name}' is recurrent ({kind(layer)}), which FireFly does not run; train with "
            f"{kind(layer)[1:]} instead."
        )
    if kind(layer) not in _NEURONS:
        return
    if not layer.init_hidden:
        yield f"Layer '{name}' does not keep its state; make it with init_hidden=True."
    if layer.inhibition:
        yield f"Layer '{name}' lets only one neuron fire; train with inhibition=False."
    if layer.state_quant:
        yield f"Layer '{name}' quantises its state in its own way; train with state_quant=False."
    if (modules.numbers(layer.graded_spikes_factor) != 1).any():
        yield f"Layer '{name}' scales its spikes; train with graded_spikes_factor=1."
    for decay in ("alpha", "beta"):
        if (abs(modules.numbers(getattr(layer, decay, 0)) - 0.5) > 0.5).any():
            yield f"Layer '{name}' has {decay} outside 0 to 1; clamp it there before the export."


def _stand_ins(model: Any, layers: Mapping[str, Any]) -> list[tuple[dict[str, Any], str, Any]]:
    nn = import_module("torch").nn
    return folding.stand_ins(
        model,
        layers,
        flatten=lambda _: nn.Flatten(-1, -1),
        pool=lambda layer: nn.AvgPool2d(layer.kernel_size, layer.stride),
    )


def _conventions(layer: Any) -> Conventions:
    reset = layer.reset_mechanism
    delay = "next-step" if layer.reset_delay and reset != "none" else "none"
    if reset == "subtract" and not layer.reset_delay:
        delay = "corrected"
    return Conventions(dt=_DT, reset=reset, reset_delay=delay)


def _sharpen(node: Node, layer: Any) -> None:
    """Time constants in double precision; in single precision a decay would not come back."""
    names = {"beta": ("tau_mem", "r") if node.type == "CubaLIF" else ("tau", "r")}
    if node.type == "CubaLIF":
        names["alpha"] = ("tau_syn", "w_in")
    for parameter, (tau, gain) in names.items():
        with np.errstate(divide="ignore"):
            steps = 1 / (1 - modules.numbers(getattr(layer, parameter)))
        node.fields[tau] = np.broadcast_to(_DT * steps, node.array(tau).shape)
        node.fields[gain] = np.broadcast_to(steps, node.array(gain).shape)


def _full(
    neurons: Mapping[str, Any], model: Any, sample: Any
) -> list[tuple[dict[str, Any], str, Any]]:
    torch = import_module("torch")
    shapes: dict[str, Any] = {}
    hooks = [
        layer.register_forward_pre_hook(
            lambda _, inputs, name=name: shapes.update({name: inputs[0].shape[1:]})
        )
        for name, layer in neurons.items()
    ]
    try:
        with torch.no_grad(), modules.evaluating(model):
            model(sample)
    finally:
        for hook in hooks:
            hook.remove()
    return [
        (modules.slot(layer, parameter), parameter, _expanded(layer, parameter, shapes[name]))
        for name, layer in neurons.items()
        for parameter in _PARAMETERS
        if hasattr(layer, parameter)
    ]


def _expanded(layer: Any, parameter: str, shape: Any) -> Any:
    return getattr(layer, parameter).detach().expand(shape).clone()
