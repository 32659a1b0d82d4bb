from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from standins import layer

import firefly
from firefly.exporting.folding import settle
from firefly.exporting.graph import Graph, Node


def chain(**nodes: Node) -> Graph:
    names = list(nodes)
    return Graph(nodes, list(zip(names, names[1:])))


def norm(**changes: Any) -> Any:
    values = {
        "running_mean": np.array([1.0, -2.0]),
        "running_var": np.array([3.0, 0.25]),
        "eps": 1.0,
        "weight": np.array([2.0, 1.0]),
        "bias": np.array([0.5, 0.0]),
    }
    return layer("torch.nn", "BatchNorm1d", **{**values, **changes})


def pool(**changes: Any) -> Any:
    values = {"kernel_size": 2, "stride": None, "padding": 0, "dilation": 1, "ceil_mode": False}
    return layer("torch.nn", "MaxPool2d", **{**values, **changes})


@pytest.mark.parametrize("affine", [True, False])
def test_a_folded_normalisation_computes_the_same(affine: bool) -> None:
    weight, x = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([0.5, -1.0])
    own = norm() if affine else norm(weight=None, bias=None)
    graph = chain(fc=Node("Linear", {"weight": weight}), norm=Node("Flatten"), lif=Node("LIF"))
    # The stand-in hands on its input, so that exporters see this edge too.
    graph.edges.append(("fc", "lif"))
    settle(graph, {"norm": own})
    folded = graph.nodes["fc"]
    gamma, beta = (own.weight, own.bias) if affine else (1, 0)
    expected = gamma * (weight @ x - own.running_mean) / np.sqrt(own.running_var + 1) + beta
    np.testing.assert_allclose(folded.array("weight") @ x + folded.array("bias"), expected)
    assert folded.type == "Affine"
    assert graph.edges == [("fc", "lif")]


def test_kernels_are_scaled_by_output() -> None:
    kernel = np.ones((2, 1, 3, 3))
    graph = chain(
        conv=Node("Conv2d", {"weight": kernel, "bias": np.zeros(2)}), norm=Node("Flatten")
    )
    settle(graph, {"norm": norm()})
    np.testing.assert_allclose(graph.nodes["conv"].array("weight")[:, 0, 0, 0], [1, 1 / 1.25**0.5])


def test_a_normalisation_elsewhere_is_refused() -> None:
    graph = chain(lif=Node("LIF"), norm=Node("Flatten"))
    with pytest.raises(firefly.ExportError, match="Layer 'norm' normalises something else"):
        settle(graph, {"norm": norm()})


def test_a_normalisation_of_a_shared_layer_is_refused() -> None:
    graph = chain(fc=Node("Linear"), norm=Node("Flatten"), lif=Node("LIF"))
    graph.nodes["skip"] = Node("LIF")
    graph.edges.append(("fc", "skip"))
    with pytest.raises(firefly.ExportError, match="Layer 'norm' normalises something else"):
        settle(graph, {"norm": norm()})


def test_a_normalisation_by_batch_is_refused() -> None:
    graph = chain(fc=Node("Linear"), norm=Node("Flatten"))
    with pytest.raises(firefly.ExportError, match="train with track_running_stats=True"):
        settle(graph, {"norm": norm(running_mean=None)})


def test_the_largest_of_spikes_is_a_sum_above_a_half() -> None:
    graph = chain(lif=Node("LIF"), pool=Node("AvgPool2d"), fc=Node("Linear"))
    settle(graph, {"pool": pool(stride=(2, 1))})
    assert graph.nodes["pool"].type == "SumPool2d"
    assert list(graph.nodes["pool"].array("stride")) == [2, 1]
    assert graph.nodes["pool.threshold"].array("threshold") == [0.5]
    assert sorted(graph.edges) == [
        ("lif", "pool"),
        ("pool", "pool.threshold"),
        ("pool.threshold", "fc"),
    ]


@pytest.mark.parametrize(
    ("source", "changes", "sentence"),
    [
        ("Conv2d", {}, "takes the largest of numbers that are no spikes"),
        ("LIF", {"padding": 1}, "pools with padding, dilation or ceil_mode"),
    ],
)
def test_other_largest_values_are_refused(source: str, changes: Any, sentence: str) -> None:
    graph = chain(source=Node(source), pool=Node("AvgPool2d"), fc=Node("Linear"))
    with pytest.raises(firefly.ExportError, match=f"Layer 'pool' {sentence}"):
        settle(graph, {"pool": pool(**changes)})
