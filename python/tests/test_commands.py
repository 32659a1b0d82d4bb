from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest

import firefly
from firefly.options import command_line

Program = Callable[[str], Path]

#: Two samples for the shared model.
CURRENTS = np.array([[3, 1], [0, 2]], dtype=np.int8).reshape(2, 2, 1, 1)


def test_options_are_typed_as_on_the_command_line() -> None:
    words = command_line(from_="norse", time_steps=8, compare=True, spikes=False, reset=None)
    assert words == ["--from", "norse", "--time-steps", "8", "--compare"]


def test_run_passes_what_was_given_and_nothing_else(program: Program, tmp_path: Path) -> None:
    home = program("echo 'firefly: enough.' >&2; exit 1")
    with pytest.raises(firefly.CommandError, match="^enough.$"):
        firefly.run("m.nir", tmp_path, from_="sinabs", reset="subtract", batch=2, threads=1)
    words = (home / "words").read_text().split()
    assert words[:4] == ["run", "m.nir", "--data", str(tmp_path)]
    assert words[4:12] == [
        "--batch",
        "2",
        "--from",
        "sinabs",
        "--reset",
        "subtract",
        "--threads",
        "1",
    ]
    assert words[12::2] == ["--output", "--json"]


def test_run_returns_arrays_and_clocks(checkout: Path, model: Path) -> None:
    spikes = np.zeros((2, 4, 2, 1, 1), dtype=np.uint8)
    spikes[0, :3, 0] = 1
    spikes[1, 1:3, 1] = 1
    result = firefly.run(
        model, spikes, labels=np.array([0, 0]), reset="zero", spike_rule="ge", spikes=True
    )
    assert result.readout.shape == (2, 2)
    assert result.readout.dtype == np.int32
    assert list(result.classes) == [0, 1]
    assert result.accuracy == 0.5
    assert result.time_steps == 4
    fired = next(iter(result.spikes.values()))
    np.testing.assert_array_equal(fired.reshape(2, 4, 2), spikes.reshape(2, 4, 2))
    first, last = result.layers
    assert first.density == pytest.approx(5 / 16)
    assert last.clocks > 0
    assert result.samples_per_second > 0
    assert result.counters is None
    html = result._repr_html_()
    assert "2 samples on the simulator, accuracy 50.00%" in html
    assert html.count("<tr>") == 3
    assert "accuracy" in str(result).lower()


def test_the_float_network_answers_beside(checkout: Path, model: Path) -> None:
    options = {"from_": "nir", "reset": "zero", "time_steps": 3}
    result = firefly.run(model, CURRENTS, labels=[0, 1], compare=True, **options)
    compared = firefly.compare(model, CURRENTS, labels=[0, 1], **options)
    assert result.classes_equal == compared.classes_equal
    assert result.accuracy_float == compared.accuracy_float
    assert "of the classes as the float network" in result._repr_html_()
    assert firefly.run(model, CURRENTS, **options).classes_equal is None


def test_numbers_of_any_width_run(checkout: Path, model: Path) -> None:
    wide = firefly.run(model, CURRENTS.astype(np.int64), from_="nir", reset="zero", time_steps=3)
    narrow = firefly.run(model, CURRENTS, from_="nir", reset="zero", time_steps=3)
    np.testing.assert_array_equal(wide.readout, narrow.readout)


def test_unusable_samples_are_called_by_their_name(checkout: Path, model: Path) -> None:
    with pytest.raises(firefly.CommandError, match="^inputs holds INT32 of shape"):
        firefly.run(model, [1, 2, 3])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (np.array([2**40]), "inputs holds integers beyond 32 bits"),
        (np.array(["a"]), "inputs is of type <U1; give numbers"),
    ],
)
def test_other_values_are_refused(program: Program, values: Any, sentence: str) -> None:
    program("")
    with pytest.raises(firefly.FireFlyError, match=sentence):
        firefly.run("m.nir", values)


def test_estimate_has_the_same_table(checkout: Path) -> None:
    result = firefly.estimate("8x8-16c3-10", target="kv260", time_steps=2)
    assert (result.target, result.time_steps) == ("kv260", 2)
    assert [layer.density for layer in result.layers] == [None, None]
    assert "<td>-</td>" in result._repr_html_()


def test_inspect_and_explain_return_their_lines(checkout: Path, model: Path) -> None:
    assert "if1" in firefly.inspect(model)
    assert "threshold" in firefly.explain(model, from_="nir", reset="zero")


def test_text_is_escaped_in_notebooks() -> None:
    layer = {"name": "<a>", "kind": "b&c", "idealClocks": 1, "clocks": 2, "utilisation": 0.5}
    layer.update(boundBy="weights", denseOperations=3)
    totals = {"clocksPerImage": 2, "latencyUs": 1, "fps": 1, "utilisation": 0.5}
    report = {"layers": [layer], "totals": totals, "target": "t", "timeSteps": 1, "batch": 1}
    report.update(clockMHz=300, figures="none")
    html = firefly.Estimate(report=report, text="", warnings=("x < y",))._repr_html_()
    assert "<th>&lt;a&gt;</th><td>b&amp;c</td>" in html
    assert "warning:</b> x &lt; y" in html


def test_a_comparison_has_layers_with_their_first_difference(program: Program) -> None:
    report = """{"samples": 4, "classesEqual": 0.75, "accuracyFloat": 1.0, "accuracyInt8": 0.75,
      "layers": [
        {"name": "a", "equalSpikes": 1.0, "rateFloat": 0.25, "rateInt8": 0.25},
        {"name": "b", "equalSpikes": 0.5, "rateFloat": 0.5, "rateInt8": 0.0, "firstDifference":
          {"sample": 1, "timeStep": 2, "channel": 3, "y": 4, "x": 5, "fires": "float"}}]}"""
    program(f"for last; do :; done; cat > \"$last\" <<'JSON'\n{report}\nJSON")
    result = firefly.compare("m.nir", CURRENTS, labels=[0, 1])
    first, last = result.layers
    assert (first.equal_spikes, first.first_difference) == (1.0, None)
    assert last.first_difference == firefly.Difference(1, 2, 3, 4, 5, "float")
    assert result.classes_equal == 0.75
    html = result._repr_html_()
    assert "75.00% of 4 classes are equal, accuracy float 100.00%, int8 75.00%" in html
    assert "<td>sample 1, step 2, channel 3 (4, 5): only float fires</td>" in html


def test_both_networks_are_equal_where_int8_is_exact(checkout: Path, model: Path) -> None:
    spikes = np.ones((3, 4, 2, 1, 1), dtype=np.uint8)
    result = firefly.compare(model, spikes, labels=[0, 0, 0], reset="zero", spike_rule="ge")
    assert [(layer.name, layer.equal_spikes) for layer in result.layers] == [("fc1", 1.0)]
    assert result.layers[0].rate_float == 1.0
    assert result.classes_equal == result.accuracy_int8 == result.accuracy_float == 1.0
