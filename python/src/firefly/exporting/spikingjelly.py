"""SpikingJelly: resets by subtraction, which its exporter refuses, and the time step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from firefly.exporting import folding, modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, of_nir
from firefly.exporting.modules import kind

NAME = "spikingjelly"
_NEURONS = frozenset({"IFNode", "LIFNode", "ParametricLIFNode", "CUBALIFNode"})
_VOTING = "VotingLayer"
_LAYERS = _NEURONS | {"Linear", "Conv1d", "Conv2d", "AvgPool2d", "Flatten", _VOTING}
#: The step of its exporter.
_DT = 1e-4


def read(model: Any, sample: Any, dt: float = _DT) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a model of SpikingJelly.

    Parameters
    ----------
    model : torch.nn.Module
        The model.
    sample : torch.Tensor
        A batch as the model takes it: ``[N, ...]`` or, in multi-step mode, ``[T, N, ...]``.
    dt : float
        Seconds of a time step.
    """
    layers = dict(modules.leaves(model, _NEURONS))
    layers = {name: layer for name, layer in layers.items() if _is_layer(layer)}
    modules.require_known(layers, _LAYERS | folding.COVERED, "SpikingJelly")
    neurons = {name: layer for name, layer in layers.items() if kind(layer) in _NEURONS}
    for name, layer in neurons.items():
        refuse(_problems(name, layer))
    conventions = {name: _conventions(layer, dt) for name, layer in neurons.items()}
    hard = [
        (modules.slot(layer, "v_reset"), "v_reset", 0.0)
        for layer in neurons.values()
        if layer.v_reset is None
    ]
    exporter = import_module("spikingjelly.activation_based.nir_exchange.to_nir")
    changes = hard + _stand_ins(model, layers) + _voters(model, layers, sample)
    with modules.evaluating(model), modules.replaced(changes):
        graph = of_nir(exporter.export_to_nir(model, sample, dt=dt))
    folding.settle(graph, layers, _node_name)
    return graph, conventions


def _stand_ins(model: Any, layers: Mapping[str, Any]) -> list[tuple[dict[str, Any], str, Any]]:
    return folding.stand_ins(
        model,
        layers,
        flatten=lambda layer: _like(layer, "Flatten", -1, -1),
        pool=lambda layer: _like(layer, "AvgPool2d", layer.kernel_size, layer.stride),
    )


def _like(layer: Any, kind: str, *sizes: Any) -> Any:
    """A layer of SpikingJelly of the same step mode."""
    package = import_module("spikingjelly.activation_based.layer")
    return getattr(package, kind)(*sizes, step_mode=getattr(layer, "step_mode", "s"))


def _voters(
    model: Any, layers: Mapping[str, Any], sample: Any
) -> list[tuple[dict[str, Any], str, Any]]:
    """Layers in which neurons vote for classes are dense ones, with the same weight for each."""
    voting = {name: layer for name, layer in layers.items() if kind(layer) == _VOTING}
    shapes = modules.input_shapes(voting, model, sample) if voting else {}
    changes = []
    for name, layer in voting.items():
        voters = int(shapes[name][-1])
        dense = _like(layer, "Linear", voters, voters // layer.voting_size, False)
        dense.weight.data = _votes(voters, layer.voting_size)
        parent, _, child = name.rpartition(".")
        changes.append((model.get_submodule(parent)._modules, child, dense))
    return changes


def _votes(voters: int, size: int) -> Any:
    """``[classes, voters]``; voters that fill no class count nowhere."""
    torch = import_module("torch")
    votes = torch.zeros(voters // size, voters)
    for name in range(voters // size):
        votes[name, name * size : (name + 1) * size] = 1 / size
    return votes


def _node_name(name: str) -> str:
    """Nodes have the names of torch.fx, which are names in Python."""
    identifier = name.replace(".", "_")
    return "_" + identifier if identifier[0].isdigit() else identifier


def _is_layer(layer: Any) -> bool:
    """Whether it computes something; neurons hold their surrogate gradients as modules."""
    return not type(layer).__module__.startswith("spikingjelly.activation_based.surrogate")


def _problems(name: str, layer: Any) -> Iterator[str]:
    if not getattr(layer.surrogate_function, "spiking", True):
        yield f"Layer '{name}' hands on no spikes; make its surrogate function with spiking=True."


def _conventions(layer: Any, dt: float) -> Conventions:
    reset = "subtract" if layer.v_reset is None else "zero"
    return Conventions(dt=dt, reset=reset, spike_rule="ge")
