"""Just enough of torch and the frameworks to see what an export refuses and what it writes."""

from __future__ import annotations

import contextlib
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest


class Module:
    """The part of a torch module that an export looks at."""

    training = True

    def __init__(self, **attributes: Any) -> None:
        self._modules: dict[str, Any] = {}
        self._parameters: dict[str, Any] = {}
        self._buffers: dict[str, Any] = {}
        for name, value in attributes.items():
            setattr(self, name, value)

    def __iter__(self) -> Iterator[Any]:
        return self.children()

    def children(self) -> Iterator[Any]:
        return iter(self._modules.values())

    def named_modules(self, prefix: str = "") -> Iterator[tuple[str, Any]]:
        yield prefix, self
        for name, child in self._modules.items():
            yield from child.named_modules(f"{prefix}.{name}" if prefix else name)

    def get_submodule(self, path: str) -> Any:
        found: Any = self
        for name in path.split(".") if path else ():
            found = found._modules[name]
        return found

    def eval(self) -> None:
        for _, module in self.named_modules():
            module.training = False


def layer(package: str, name: str, **attributes: Any) -> Any:
    """A layer whose class has a name in a package."""
    return type(name, (Module,), {"__module__": package})(**attributes)


def sequential(*layers: Any) -> Module:
    """A model of layers that are called 0, 1, ..."""
    model = layer("torch.nn", "Sequential")
    model._modules.update({str(i): part for i, part in enumerate(layers)})
    return model


def install(monkeypatch: pytest.MonkeyPatch, name: str, **members: Any) -> None:
    """Makes a module importable for one test."""
    package = name.partition(".")[0]
    for part in {package, name}:
        monkeypatch.setitem(sys.modules, part, types.ModuleType(part))
    for member, value in members.items():
        setattr(sys.modules[name], member, value)


def install_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "torch", no_grad=contextlib.nullcontext)


class NirNode:
    """A node of the nir package."""

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def to_dict(self) -> dict[str, Any]:
        return {**self.fields, "type": type(self).__name__, "metadata": {}}


def nir_node(kind: str, **fields: Any) -> Any:
    return type(kind, (NirNode,), {})(**fields)


def nir_graph(nodes: dict[str, Any], *edges: tuple[str, str]) -> Any:
    graph = nir_node("NIRGraph")
    graph.nodes, graph.edges = nodes, list(edges)
    return graph
