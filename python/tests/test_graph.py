from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from standins import nir_graph, nir_node

import firefly
from firefly.exporting.conventions import Conventions, notes
from firefly.exporting.file import write
from firefly.exporting.graph import Graph, Node, of_nir


def chain(**nodes: Node) -> Graph:
    names = list(nodes)
    return Graph(nodes, list(zip(names, names[1:])))


def ports() -> tuple[Node, Node]:
    return Node("Input", {"shape": np.array([5, 2])}), Node(
        "Output", {"shape": np.array([5, 7, 3])}
    )


def test_what_an_exporter_leaves_out_is_bypassed_or_filled() -> None:
    exported = nir_graph(
        {"in": nir_node("Input", shape=[1]), "drop": None, "flat": None, "out": nir_node("Output")},
        ("in", "drop"),
        ("in", "flat"),
        ("drop", "flat"),
        ("flat", "out"),
        ("flat", "out"),
    )
    graph = of_nir(exported, lambda name: Node("Flatten") if name == "flat" else None)
    assert list(graph.nodes) == ["in", "flat", "out"]
    assert sorted(graph.edges) == [("flat", "out"), ("in", "flat")]


def test_fields_without_a_value_and_notes_are_left_out() -> None:
    exported = nir_graph({"c": nir_node("Conv2d", input_shape=None, groups=1)})
    assert of_nir(exported).nodes["c"].fields == {"groups": 1}


def test_batch_and_time_leave_the_ports() -> None:
    source, target = ports()
    graph = chain(a=source, b=target)
    graph.set_ports((2,), leading=2)
    assert list(graph.nodes["a"].fields["shape"]) == [2]
    assert list(graph.nodes["b"].fields["shape"]) == [3]


def test_the_last_neuron_hands_on_its_membrane() -> None:
    source, target = ports()
    lif = Node("LIF", {"tau": 1.0, "v_threshold": 1.0, "v_reset": 0.0})
    graph = chain(i=source, first=Node("IF"), last=lif, flat=Node("Flatten"), o=target)
    name = graph.last_neuron()
    graph.nodes[name].hand_on_membrane()
    assert (name, lif.type, list(lif.fields)) == ("last", "LI", ["tau"])


def test_a_readout_needs_a_neuron() -> None:
    source, target = ports()
    with pytest.raises(firefly.ExportError, match="one layer of neurons .* but there are 0"):
        chain(i=source, o=target).last_neuron()


def test_notes_hold_what_all_layers_share() -> None:
    layers = {"a": Conventions(dt=1e-3), "b": Conventions(dt=1e-3)}
    assert notes("norse", layers, 8) == {
        "firefly:from": "norse",
        "firefly:dt": 1e-3,
        "firefly:reset": "subtract",
        "firefly:reset_delay": "none",
        "firefly:spike_rule": "gt",
        "firefly:decay_law": "euler",
        "firefly:current": "new",
        "firefly:time_steps": 8,
    }


def test_layers_that_differ_are_named() -> None:
    layers = {"a": Conventions(dt=1, reset="zero"), "b": Conventions(dt=1, reset="none")}
    with pytest.raises(firefly.ExportError) as error:
        notes("snntorch", layers, None)
    assert str(error.value) == (
        "Layer 'a' has reset zero but layer 'b' has none, and one file holds one for all layers; "
        "train all of them with the same, or export a readout without a reset with "
        "readout='membrane'."
    )


def test_files_have_the_layout_of_nir(tmp_path: Path, checkout: Path) -> None:
    inner = chain(
        input=Node("Input", {"shape": np.array([2])}),
        fc=Node("Linear", {"weight": np.eye(2, dtype=np.float32)}),
        output=Node("Output", {"shape": np.array([2])}),
    )
    graph = chain(
        input=Node("Input", {"shape": np.array([2])}),
        block=Node("NIRGraph", graph=inner),
        output=Node("Output", {"shape": np.array([2])}),
    )
    file = tmp_path / "a.nir"
    write(graph, {"firefly:from": "norse", "firefly:dt": 1e-3}, file)
    with h5py.File(file) as written:
        assert written["node/type"][()] == b"NIRGraph"
        assert written["node/edges"][0].tolist() == [b"input", b"block"]
        assert written["node/nodes/block/nodes/fc/weight"].dtype == np.float32
        assert written["node/metadata/firefly:dt"][()] == 1e-3
    assert "firefly:from = norse" in firefly.inspect(file)


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "a.nir"
    file.write_text("old")
    with pytest.raises(TypeError):
        write(chain(input=Node("Input", {"shape": object()})), {}, file)
    assert [path.name for path in tmp_path.iterdir()] == ["a.nir"]
    assert file.read_text() == "old"
