"""What an export refuses, and what it makes of models of stand-ins.

The real frameworks run in interop/python, outside the build.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import h5py
import numpy as np
import pytest
from standins import install, install_torch, layer, nir_graph, nir_node, sequential

import firefly
from firefly.exporting import modules, snntorch, spikingjelly

SAMPLE = np.zeros((1, 2))


def leaky(**changes: Any) -> Any:
    values = dict(
        init_hidden=True,
        inhibition=False,
        state_quant=False,
        graded_spikes_factor=1.0,
        beta=0.5,
        reset_mechanism="subtract",
        reset_delay=True,
    )
    return layer("snntorch", changes.pop("kind", "Leaky"), **{**values, **changes})


def iaf(**changes: Any) -> Any:
    subtract = layer("sinabs.activation", "MembraneSubtract", subtract_value=None)
    values = dict(
        min_v_mem=None,
        spike_fn=type("SingleSpike", (), {}),
        reset_fn=subtract,
        spike_threshold=1.0,
    )
    return layer("sinabs.layers", "IAF", **{**values, **changes})


def lif_torch(**changes: Any) -> Any:
    values = dict(max_spikes_per_dt=1.0, noise_std=0.0)
    return layer("rockpool.nn", "LIFTorch", **{**values, **changes})


def cell(kind: str, **parameters: Any) -> Any:
    return layer("norse.torch", kind, p=SimpleNamespace(**parameters), dt=1e-3)


def cuba(**changes: Any) -> Any:
    values = dict(
        norm=None,
        graded_spike=False,
        persistent_state=False,
        shared_param=True,
        p_scale=4096,
        cx_current_decay=1024,
        cx_voltage_decay=0,
        threshold=1.25,
    )
    neuron = SimpleNamespace(**{**values, **changes})
    synapse = SimpleNamespace(weight=np.ones((3, 2, 1, 1, 1)), pre_hook_fx=lambda w: w / 2)
    block = layer("lava.lib.dl.slayer.block.cuba", "Dense", neuron=neuron, synapse=synapse)
    block.delay = changes.get("delay")
    type(block).__call__ = lambda self, spikes: np.zeros((len(spikes), 3, spikes.shape[-1]))
    return block


REFUSED = {
    "no state": (leaky(init_hidden=False), "Layer '0' .* make it with init_hidden=True"),
    "inhibition": (leaky(inhibition=True), "train with inhibition=False"),
    "state_quant": (leaky(state_quant=print), "train with state_quant=False"),
    "graded": (leaky(graded_spikes_factor=2.0), "train with graded_spikes_factor=1"),
    "beta": (leaky(beta=np.array([0.5, 1.5])), "has beta outside 0 to 1"),
    "recurrent": (
        leaky(kind="RLeaky", recurrent=layer("torch.nn", "Conv2d")),
        "Layer '0' comes back through a convolution, .* train with linear_features",
    ),
    "recurrent at once": (
        leaky(kind="RLeaky", recurrent=layer("torch.nn", "Linear"), reset_delay=False),
        "Layer '0' is recurrent with reset_delay=False, .* train with reset_delay=True",
    ),
    "multi spike": (
        iaf(spike_fn=type("MultiSpike", (), {})),
        "Layer '0' may fire several times in one step, .* train with spike_fn=.*SingleSpike",
    ),
    "floor of the membrane": (iaf(min_v_mem=-1.0), "train with min_v_mem=None"),
    "reset value": (
        iaf(reset_fn=layer("sinabs.activation", "MembraneReset", reset_value=0.5)),
        "train with reset_value=0",
    ),
    "subtract value": (
        iaf(reset_fn=layer("sinabs.activation", "MembraneSubtract", subtract_value=2.0)),
        "train with subtract_value=None",
    ),
    "many spikes": (
        lif_torch(max_spikes_per_dt=65536.0),
        "Layer '0' may fire 65536 times in one step, .* train with max_spikes_per_dt=1",
    ),
    "rockpool recurrent": (lif_torch(_has_rec=True), "train with has_rec=False"),
    "noise": (lif_torch(noise_std=0.1), "set noise_std=0"),
    "iaf reset": (cell("IAFCell", v_reset=0.5), "Layer '0' is an IAFCell .* train with v_reset=0"),
    "reset method": (
        cell("LIFBoxCell", reset_method=lambda: 0),
        "train with reset_value or reset_subtract",
    ),
    "no spikes": (
        layer(
            "spikingjelly.activation_based.neuron",
            "IFNode",
            surrogate_function=SimpleNamespace(spiking=False),
        ),
        "make its surrogate function with spiking=True",
    ),
    "lava norm": (cuba(norm=print), "Block 0 normalises its currents; train with norm=None"),
    "lava delay": (cuba(delay=1), "Block 0 delays its spikes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_layers_that_one_bit_per_step_cannot_be_are_refused(case: str, tmp_path: Path) -> None:
    refused, sentence = REFUSED[case]
    model = sequential(refused)
    with pytest.raises(firefly.ExportError, match=sentence):
        firefly.export(model, SAMPLE, tmp_path / "a.nir")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("reset", "late", "noted"),
    [
        ("subtract", True, "next-step"),
        ("subtract", False, "corrected"),
        ("zero", True, "next-step"),
        ("zero", False, "none"),
        ("none", True, "none"),
    ],
)
def test_when_snntorch_resets_is_noted(reset: str, late: bool, noted: str) -> None:
    layer = leaky(kind="Synaptic", alpha=0.5, reset_mechanism=reset, reset_delay=late)
    found = snntorch._conventions(layer)
    assert (found.reset, found.reset_delay) == (reset, noted)


def test_recurrent_weights_of_snntorch_lead_back_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exporter(model: Any, sample: Any, ignore_dims: list[int]) -> Any:
        ones = np.ones(2)
        lif = nir_node("LIF", tau=2e-4 * ones, r=2 * ones, v_threshold=ones, v_reset=0 * ones)
        nodes = {"input": nir_node("Input", shape=[2]), "0.lif": lif}
        nodes["0.w_rec"] = nir_node("Linear", weight=np.eye(2))
        nodes["1"] = nir_node("Linear", weight=np.eye(2))
        nodes["output"] = nir_node("Output", shape=[2])
        loop = [("0.w_rec", "0.lif"), ("0.lif", "0.w_rec")]
        chain = [("input", "0.lif"), ("0.lif", "1"), ("1", "output")]
        # So nirtorch 2.6 writes a recurrent layer that is the first.
        return nir_graph(nodes, *loop, *chain, ("0.w_rec", "1"))

    install(monkeypatch, "snntorch.export_nir", export_to_nir=exporter)
    install_torch(monkeypatch)
    loop = leaky(
        kind="RLeaky", reset_mechanism="zero", recurrent=layer("torch.nn", "Linear")
    )
    monkeypatch.setattr(snntorch, "_full", lambda *_: [])
    monkeypatch.setattr(snntorch, "_stand_ins", lambda *_: [])
    graph, conventions = snntorch.read(sequential(loop, layer("torch.nn", "Linear")), SAMPLE)
    assert ("0.w_rec", "1") not in graph.edges
    assert ("0.w_rec", "0.lif") in graph.edges
    assert list(conventions) == ["0.lif"]
    # Its late reset to zero loses the next input, which in a file only neurons with currents do.
    node = graph.nodes["0.lif"]
    assert node.type == "CubaLIF"
    assert (node.fields["tau_syn"] == 1e-4).all()
    assert (node.fields["tau_mem"] == 2e-4).all()


def test_voting_layers_of_spikingjelly_are_dense_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dense:
        def __init__(self, inputs: int, classes: int, bias: bool, step_mode: str) -> None:
            self.sizes = (inputs, classes, bias, step_mode)
            self.weight = SimpleNamespace(data=None)

    install(monkeypatch, "spikingjelly.activation_based.layer", Linear=Dense)
    install(monkeypatch, "torch", zeros=lambda *shape: np.zeros(shape))
    vote = layer("spikingjelly", "VotingLayer", voting_size=3, step_mode="m")
    model = sequential(vote)
    monkeypatch.setattr(modules, "input_shapes", lambda *_: {"0": (4, 6)})
    ((where, name, dense),) = spikingjelly._voters(model, {"0": vote}, SAMPLE)
    assert where is model._modules
    assert name == "0"
    assert dense.sizes == (6, 2, False, "m")
    third = 1 / 3
    assert dense.weight.data.tolist() == [[third] * 3 + [0] * 3, [0] * 3 + [third] * 3]


def test_layers_that_the_exporter_drops_are_named(tmp_path: Path) -> None:
    model = sequential(leaky(), layer("torch.nn", "Bilinear"))
    with pytest.raises(firefly.ExportError, match="Layer '1' is a Bilinear, .*; replace it with"):
        firefly.export(model, SAMPLE, tmp_path / "a.nir")


def test_a_model_of_no_framework_is_told_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(firefly.ExportError, match="a Sequential, has no layer of snntorch, norse"):
        firefly.export(sequential(), SAMPLE, tmp_path / "a.nir")


def test_a_model_of_two_frameworks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(firefly.ExportError, match="layers of sinabs and snntorch"):
        firefly.export(sequential(leaky(), iaf()), SAMPLE, tmp_path / "a.nir")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"readout": "sum"}, "readout is 'sum' but must be"),
        ({"dt": 1e-3}, "dt is for models of SpikingJelly; leave it out for snntorch"),
    ],
)
def test_options_that_do_nothing_are_refused(
    options: dict[str, Any], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(firefly.ExportError, match=sentence):
        firefly.export(sequential(leaky()), SAMPLE, tmp_path / "a.nir", **options)


def spiking_jelly(monkeypatch: pytest.MonkeyPatch, exporter: Any) -> Any:
    install(
        monkeypatch,
        "spikingjelly.activation_based.nir_exchange.to_nir",
        export_to_nir=exporter,
    )
    surrogate = SimpleNamespace(spiking=True)
    neuron = layer(
        "spikingjelly.activation_based.neuron",
        "IFNode",
        surrogate_function=surrogate,
        v_reset=None,
    )
    return sequential(layer("spikingjelly.activation_based.layer", "Linear"), neuron)


def test_a_soft_reset_passes_the_exporter_as_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {}

    def exporter(model: Any, sample: Any, dt: float) -> Any:
        seen.update(dt=dt, v_reset=model._modules["1"].v_reset, training=model.training)
        node = nir_node("IF", r=np.full(3, 1 / dt), v_threshold=np.ones(3), v_reset=np.zeros(3))
        linear = nir_node("Linear", weight=np.ones((3, 2)))
        nodes = {"in": nir_node("Input", shape=[2]), "0": linear, "1": node}
        nodes["out"] = nir_node("Output", shape=[3])
        return nir_graph(nodes, ("in", "0"), ("0", "1"), ("1", "out"))

    model = spiking_jelly(monkeypatch, exporter)
    done = firefly.export(model, SAMPLE, tmp_path / "a.nir", dt=1e-3, time_steps=4)
    assert seen == {"dt": 1e-3, "v_reset": 0.0, "training": False}
    assert model._modules["1"].v_reset is None
    assert model.training
    assert done.notes["firefly:reset"] == "subtract"
    assert done.notes["firefly:spike_rule"] == "ge"
    with h5py.File(done.path) as file:
        assert file["node/metadata/firefly:time_steps"][()] == 4


def test_what_the_exporter_refuses_is_an_export_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exporter(*_: Any, **__: Any) -> Any:
        raise NotImplementedError("no groups")

    model = spiking_jelly(monkeypatch, exporter)
    with pytest.raises(firefly.ExportError, match="exporter of spikingjelly refuses .* no groups"):
        firefly.export(model, SAMPLE, tmp_path / "a.nir")
    assert model._modules["1"].v_reset is None


def test_blocks_of_lava_are_written_without_an_exporter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_torch(monkeypatch)
    model = sequential()
    model.blocks = [cuba()]
    model._modules["blocks"] = sequential(*model.blocks)
    with pytest.warns(firefly.FireFlyWarning, match="In lava-dl .* one step later"):
        firefly.export(model, np.zeros((1, 2, 4)), tmp_path / "a.nir")
    with h5py.File(tmp_path / "a.nir") as file:
        neuron = file["node/nodes/0.neuron"]
        np.testing.assert_array_equal(neuron["tau_syn"], np.full(3, 4.0))
        assert np.isinf(neuron["tau_mem"][()]).all()
        np.testing.assert_array_equal(file["node/nodes/0.synapse/weight"], np.full((3, 2), 0.5))
        assert file["node/metadata/firefly:reset"][()] == b"zero"
