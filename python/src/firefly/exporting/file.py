"""Writes NIR files with h5py."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Union

import h5py
import numpy as np

from firefly.arrays import as_array
from firefly.exporting.conventions import Note
from firefly.exporting.graph import Graph, Node

#: The release whose layout is written: plain contiguous arrays, which all readers know.
_LAYOUT = "1.0.7"
_TEXT = h5py.string_dtype(encoding="utf-8")


def write(graph: Graph, notes: Mapping[str, Note], path: Union[str, "os.PathLike[str]"]) -> None:
    """Writes a file, whole or not at all.

    Parameters
    ----------
    graph : Graph
        The top graph.
    notes : mapping
        Its notes.
    path : path_like
        The file; one that is there is replaced.
    """
    final = Path(path)
    unfinished = final.with_name(final.name + ".part")
    try:
        with h5py.File(unfinished, "w") as file:
            file["version"] = _LAYOUT
            _write_graph(file.create_group("node"), graph)
            for key, value in notes.items():
                file[f"node/metadata/{key}"] = value
        os.replace(unfinished, final)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_graph(group: Any, graph: Graph) -> None:
    group["type"] = "NIRGraph"
    group.create_dataset("edges", data=graph.edges, dtype=_TEXT)
    nodes = group.create_group("nodes")
    for name, node in graph.nodes.items():
        _write_node(nodes.create_group(name), node)


def _write_node(group: Any, node: Node) -> None:
    if node.graph is not None:
        _write_graph(group, node.graph)
        return
    group["type"] = node.type
    for name, value in node.fields.items():
        group[name] = value if isinstance(value, str) else _numbers(value)


def _numbers(value: Any) -> Any:
    array = as_array(value)
    return array.astype(np.int64) if array.dtype.kind in "iub" else array
