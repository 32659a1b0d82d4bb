"""NIR graphs as plain data, independent of the release of the nir package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Callable, Optional

import numpy as np
from numpy.typing import NDArray

from firefly.arrays import as_array
from firefly.errors import ExportError

#: Fields of the nir package's objects that files do not have.
_NOT_STORED = frozenset({"type", "metadata", "nodes", "edges"})
_WITHOUT_SPIKES = {"LIF": "LI", "CubaLIF": "CubaLI", "IF": "I"}

#: The primitives that fire.
SPIKING = frozenset(_WITHOUT_SPIKES)
_OF_SPIKES = ("v_threshold", "v_reset")


@dataclass
class Node:
    """A primitive with its parameters, or a graph with nodes and edges of its own.

    Attributes
    ----------
    type : str
        The primitive.
    fields : dict
        Arrays, numbers and strings by the names that files use.
    graph : Graph or None
        What a node of type ``NIRGraph`` holds.
    """

    type: str
    fields: dict[str, Any] = field(default_factory=dict)
    graph: Optional[Graph] = None

    def array(self, name: str) -> NDArray[Any]:
        """A parameter as an array."""
        return as_array(self.fields[name])

    def hand_on_membrane(self) -> None:
        """Makes a spiking neuron one that hands on its membrane."""
        self.type = _WITHOUT_SPIKES[self.type]
        for name in _OF_SPIKES:
            self.fields.pop(name, None)


@dataclass
class Graph:
    """Nodes by name, and edges between them."""

    nodes: dict[str, Node]
    edges: list[tuple[str, str]]

    def of_type(self, *types: str) -> list[str]:
        """The names of the nodes of some types, in the order of the nodes."""
        return [name for name, node in self.nodes.items() if node.type in types]

    def last_neuron(self) -> str:
        """The spiking neuron from which the output follows without another.

        Raises
        ------
        ExportError
            If there is not exactly one.
        """
        waiting = self.of_type("Output")
        found: set[str] = set()
        while waiting:
            target = waiting.pop()
            for source in [a for a, b in self.edges if b == target]:
                if self.nodes[source].type in _WITHOUT_SPIKES:
                    found.add(source)
                else:
                    waiting.append(source)
        if len(found) != 1:
            raise ExportError(
                f"readout='membrane' needs one layer of neurons in front of the output but there "
                f"are {len(found)}; leave it out."
            )
        return found.pop()

    def bypass(self, name: str) -> None:
        """Removes a node and connects what is before it with what is behind it."""
        sources = [a for a, b in self.edges if b == name]
        targets = [b for a, b in self.edges if a == name]
        kept = [edge for edge in self.edges if name not in edge]
        # A layer that hands on its very input appears beside it as a source of what follows.
        self.edges = list(dict.fromkeys(kept + [(a, b) for a in sources for b in targets]))
        del self.nodes[name]

    def set_ports(self, inputs: Sequence[int], leading: int) -> None:
        """Takes batch and time out of the shapes of the ports.

        Parameters
        ----------
        inputs : sequence of int
            The shape of one step of one sample.
        leading : int
            Axes that the output's shape has in front of that of one step of one sample.
        """
        for name in self.of_type("Input"):
            self.nodes[name].fields["shape"] = np.array(inputs, dtype=np.int64)
        for name in self.of_type("Output"):
            shape = self.nodes[name].array("shape").astype(np.int64)
            self.nodes[name].fields["shape"] = shape[leading:]


_NOTHING = Node("")


def of_nir(graph: Any, missing: Callable[[str], Optional[Node]] = lambda _: None) -> Graph:
    """A graph of the nir package as plain data.

    Parameters
    ----------
    graph : nir.NIRGraph
        The graph.
    missing : callable
        What to put where an exporter left nothing, by name; None to connect what is before with
        what is behind.
    """
    edges = [(str(a), str(b)) for a, b in dict.fromkeys(map(tuple, graph.edges))]
    nodes = {n: missing(n) if node is None else _node(node) for n, node in graph.nodes.items()}
    plain = Graph({name: node or _NOTHING for name, node in nodes.items()}, edges)
    for name in [name for name, node in nodes.items() if node is None]:
        plain.bypass(name)
    return plain


def _node(node: Any) -> Node:
    kind = type(node).__name__
    if kind == "NIRGraph":
        return Node(kind, graph=of_nir(node))
    stored: Mapping[str, Any] = node.to_dict()
    return Node(kind, {k: v for k, v in stored.items() if k not in _NOT_STORED and v is not None})
