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
_RECURRENT = frozenset({"RLeaky", "RSynaptic"})
_NEURONS = _RECURRENT | {"Leaky", "Synaptic"}
_LAYERS = _NEURONS | {"Linear", "Conv2d", "AvgPool2d", "Flatten"}
#: What its exporter calls the parts of a recurrent layer.
_SPIKES, _BACK = "lif", "w_rec"
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
    conventions = {_node(name, layer): _conventions(layer) for name, layer in neurons.items()}
    exporter = import_module("snntorch.export_nir")
    # nir 1.0.8 refuses neurons whose parameters have fewer axes than their input.
    changes = _full(neurons, model, sample) + _stand_ins(model, layers)
    with modules.evaluating(model), modules.replaced(changes):
        graph = of_nir(exporter.export_to_nir(model, sample, ignore_dims=[0]))
    folding.settle(graph, layers)
    for name, layer in neurons.items():
        _sharpen(graph.nodes[_node(name, layer)], layer)
        if kind(layer) in _RECURRENT:
            _close(graph, name)
        if kind(layer) == "RLeaky" and layer.reset_mechanism == "zero":
            _lose_next_input(graph.nodes[_node(name, layer)])
    return graph, conventions


def _node(name: str, layer: Any) -> str:
    """The node that fires."""
    return f"{name}.{_SPIKES}" if kind(layer) in _RECURRENT else name


def _close(graph: Graph, name: str) -> None:
    """Recurrent weights lead back alone; those of a first module reach the next one as well."""
    back, spikes = f"{name}.{_BACK}", f"{name}.{_SPIKES}"
    graph.edges = [(a, b) for a, b in graph.edges if a != back or b == spikes]


def _lose_next_input(node: Node) -> None:
    """Its late reset to zero takes the input of the next step along, unlike that of a Leaky.

    So does that of a neuron with a current, here one that forgets at once.
    """
    node.type = "CubaLIF"
    tau = node.fields.pop("tau")
    ones = np.ones(tau.shape)
    node.fields.update(tau_mem=tau, tau_syn=_DT * ones, w_in=ones)


def _problems(name: str, layer: Any) -> Iterator[str]:
    if kind(layer) == "AvgPool2d" and any(modules.numbers(layer.padding).ravel()):
        yield (
            f"Layer '{name}' pads its average pooling, which snnTorch's NIR exporter leaves "
            "out; train with padding=0."
        )
    if kind(layer) in _RECURRENT:
        yield from _recurrent_problems(name, layer)
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


def _recurrent_problems(name: str, layer: Any) -> Iterator[str]:
    if kind(layer.recurrent) == "Conv2d":
        yield (
            f"Layer '{name}' comes back through a convolution, which snnTorch's NIR exporter "
            "writes wrongly; train with linear_features or all_to_all=False."
        )
    if not layer.reset_delay:
        yield (
            f"Layer '{name}' is recurrent with reset_delay=False, which snnTorch computes only "
            "where its state is passed by hand; train with reset_delay=True."
        )


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
    shapes = modules.input_shapes(neurons, model, sample)
    return [
        (modules.slot(part, parameter), parameter, _expanded(part, parameter, shapes[name]))
        for name, layer in neurons.items()
        for part, parameters in ((layer, _PARAMETERS), (_one_to_one(layer), ("V",)))
        for parameter in parameters
        if hasattr(part, parameter)
    ]


def _one_to_one(layer: Any) -> Any:
    """What holds the weights of neurons that each see themselves alone, if anything does."""
    return layer.recurrent if kind(layer) in _RECURRENT else None


def _expanded(layer: Any, parameter: str, shape: Any) -> Any:
    return getattr(layer, parameter).detach().expand(shape).clone()
