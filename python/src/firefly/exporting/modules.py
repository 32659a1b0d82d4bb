"""Looks at models without importing what they were made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firefly.arrays import as_array
from firefly.errors import ExportError


def kind(thing: Any) -> str:
    """The name of an object's class."""
    return type(thing).__name__


def leaves(model: Any, whole: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """The layers of a torch model by name.

    Parameters
    ----------
    model : torch.nn.Module
        The model.
    whole : frozenset of str
        Classes whose parts are not looked at.
    """
    inside: list[str] = []
    for name, module in model.named_modules():
        if any(name.startswith(prefix) for prefix in inside):
            continue
        if kind(module) in whole:
            inside.append(name + ".")
            yield name, module
        elif not any(True for _ in module.children()):
            yield name, module


def require_known(layers: Mapping[str, Any], known: frozenset[str], framework: str) -> None:
    """Refuses the first layer that the framework's exporter leaves out.

    Raises
    ------
    ExportError
        Naming the layer.
    """
    for name, layer in layers.items():
        if kind(layer) not in known:
            raise ExportError(
                f"Layer '{name}' is a {kind(layer)}, which {framework}'s NIR exporter cannot "
                "write; replace it with layers that NIR knows."
            )


def numbers(value: Any) -> NDArray[np.float64]:
    """Numbers of any framework in double precision."""
    return as_array(value).astype(np.float64)


def single(value: Any) -> float:
    """The one number of a parameter.

    Raises
    ------
    ValueError
        If it holds several.
    """
    return float(numbers(value).reshape(()))


def input_shapes(layers: Mapping[str, Any], model: Any, sample: Any) -> dict[str, Any]:
    """The shapes of what layers of a torch model get for a sample, without the batch."""
    torch = import_module("torch")
    shapes: dict[str, Any] = {}
    hooks = [
        layer.register_forward_pre_hook(
            lambda _, inputs, name=name: shapes.update({name: inputs[0].shape[1:]})
        )
        for name, layer in layers.items()
    ]
    try:
        with torch.no_grad(), evaluating(model):
            model(sample)
    finally:
        for hook in hooks:
            hook.remove()
    return shapes


@contextmanager
def evaluating(model: Any) -> Iterator[None]:
    """A torch model in evaluation mode for a while."""
    training = {name: module.training for name, module in model.named_modules()}
    model.eval()
    try:
        yield
    finally:
        for name, module in model.named_modules():
            module.training = training[name]


@contextmanager
def replaced(changes: list[tuple[dict[str, Any], str, Any]]) -> Iterator[None]:
    """Entries of dictionaries with other values for a while.

    Torch keeps parameters, buffers and plain attributes of a module in dictionaries of their own.
    """
    before = [(where, name, where[name]) for where, name, _ in changes]
    try:
        for where, name, value in changes:
            where[name] = value
        yield
    finally:
        for where, name, value in before:
            where[name] = value


def slot(module: Any, name: str) -> dict[str, Any]:
    """The dictionary in which a torch module keeps one of its attributes."""
    places: tuple[dict[str, Any], ...] = (module._parameters, module._buffers, vars(module))
    for place in places:
        if name in place:
            return place
    raise AttributeError(f"{kind(module)} has no {name}")
