"""lava-dl: blocks of SLAYER, for which the framework has no NIR exporter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np

from firefly.errors import ExportError
from firefly.exporting import modules
from firefly.exporting.conventions import Conventions, refuse
from firefly.exporting.graph import Graph, Node
from firefly.exporting.modules import kind, numbers

NAME = "lava"
#: Decays are per step.
_DT = 1.0
_SPIKING = frozenset({"Dense", "Conv"})
_BLOCKS = _SPIKING | {"Flatten"}
_CUBA = "lava.lib.dl.slayer.block.cuba"


def read(model: Any, sample: Any) -> tuple[Graph, dict[str, Conventions]]:
    """The graph and the conventions of a chain of lava-dl's CUBA blocks.

    Parameters
    ----------
    model : torch.nn.Module
        A model with its blocks in a list named ``blocks``, or a ``torch.nn.Sequential`` of blocks.
    sample : torch.Tensor
        A batch, ``[N, C, T]`` or ``[N, C, H, W, T]``.
    """
    blocks = list(getattr(model, "blocks", model))
    for number, block in enumerate(blocks):
        refuse(_problems(number, block))
    shapes = _run(blocks, sample)
    nodes = {"input": Node("Input", {"shape": np.array(shapes[0], dtype=np.int64)})}
    conventions = {}
    for number, block in enumerate(blocks):
        if kind(block) == "Flatten":
            nodes[f"{number}.flatten"] = Node("Flatten", {"start_dim": 0, "end_dim": -1})
            continue
        nodes[f"{number}.synapse"] = _synapse(block, shapes[number])
        nodes[f"{number}.neuron"] = _neuron(block, shapes[number + 1])
        conventions[f"{number}.neuron"] = Conventions(dt=_DT, reset="zero")
    nodes["output"] = Node("Output", {"shape": np.array(shapes[-1], dtype=np.int64)})
    names = list(nodes)
    return Graph(nodes, list(zip(names, names[1:]))), conventions


def _problems(number: int, block: Any) -> Iterator[str]:
    if type(block).__module__ != _CUBA or kind(block) not in _BLOCKS:
        yield (
            f"Block {number} is a {kind(block)} of {type(block).__module__}; this export knows "
            "Dense, Conv and Flatten of slayer.block.cuba."
        )
        return
    if kind(block) == "Flatten":
        return
    neuron = block.neuron
    if neuron.norm is not None:
        yield f"Block {number} normalises its currents; train with norm=None."
    if neuron.graded_spike:
        yield f"Block {number} has graded spikes; train with graded_spike=False."
    if neuron.persistent_state:
        yield f"Block {number} keeps its state between samples; train with persistent_state=False."
    if not neuron.shared_param:
        yield f"Block {number} has a decay per channel; train with shared_param=True."
    if block.delay is not None:
        yield f"Block {number} delays its spikes by a learned time; train with delay=False."


def _run(blocks: list[Any], sample: Any) -> list[tuple[int, ...]]:
    """The shapes between the blocks, without batch and time."""
    torch = import_module("torch")
    shapes = [tuple(sample.shape[1:-1])]
    with torch.no_grad():
        for block in blocks:
            sample = block(sample)
            if isinstance(sample, tuple):
                raise ExportError("The blocks count their spikes; make them with count_log=False.")
            shapes.append(tuple(sample.shape[1:-1]))
    return shapes


def _synapse(block: Any, shape: tuple[int, ...]) -> Node:
    synapse = block.synapse
    quantise = synapse.pre_hook_fx or (lambda weight: weight)
    # Kernels have an axis of time, of length 1.
    weight = numbers(quantise(synapse.weight))[..., 0]
    if kind(block) == "Dense":
        return Node("Linear", {"weight": weight.reshape(weight.shape[0], -1)})
    sizes = ("stride", "padding", "dilation")
    fields = {name: np.array(getattr(synapse, name)[:2]) for name in sizes}
    fields.update(weight=weight, bias=np.zeros(weight.shape[0]), groups=np.array(synapse.groups))
    return Node("Conv2d", {**fields, "input_shape": np.array(shape[1:])})


def _neuron(block: Any, shape: tuple[int, ...]) -> Node:
    neuron = block.neuron
    scale = float(neuron.p_scale)
    with np.errstate(divide="ignore"):
        tau_syn, tau_mem = (
            np.full(shape, _DT * scale / np.asarray(decay, dtype=np.float64))
            for decay in (neuron.cx_current_decay, neuron.cx_voltage_decay)
        )
    ones, zeros = np.ones(shape), np.zeros(shape)
    fields = {"tau_syn": tau_syn, "tau_mem": tau_mem, "r": ones, "w_in": ones, "v_leak": zeros}
    threshold = np.full(shape, modules.single(neuron.threshold))
    return Node("CubaLIF", {**fields, "v_threshold": threshold, "v_reset": zeros})
