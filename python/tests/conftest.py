"""Programs and models that the tests share."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Callable

import h5py
import numpy as np
import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a stand-in for the Java program out of lines of shell; $out keeps its arguments."""

    def make(script: str) -> Path:
        home = tmp_path / "home"
        home.mkdir()
        launcher = home / "firefly"
        launcher.write_text(
            f'#!/bin/sh\nfor word in "$@"; do echo "$word" >> "{home}/words"; done\n{script}\n',
            encoding="utf-8",
        )
        launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("FIREFLY_HOME", str(home))
        return home

    return make


@pytest.fixture
def checkout(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Java program of this checkout."""
    monkeypatch.setenv("FIREFLY_HOME", str(CHECKOUT))
    return CHECKOUT


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Two inputs, an IF neuron each with threshold 1 and reset to zero, and their difference."""
    file = tmp_path / "model.nir"
    nodes = {
        "input": {"type": "Input", "shape": [2, 1, 1]},
        "flat": {"type": "Flatten", "start_dim": 0, "end_dim": -1},
        "fc1": {"type": "Linear", "weight": np.eye(2)},
        "if1": {"type": "IF", "r": [1.0], "v_threshold": [1.0], "v_reset": [0.0]},
        "fc2": {"type": "Linear", "weight": [[1.0, -1.0], [-1.0, 1.0]]},
        "sum": {"type": "I", "r": [1.0]},
        "output": {"type": "Output", "shape": [2]},
    }
    names = list(nodes)
    with h5py.File(file, "w") as written:
        written["version"] = "1.0.8"
        written["node/type"] = "NIRGraph"
        written.create_dataset(
            "node/edges", data=list(zip(names, names[1:])), dtype=h5py.string_dtype()
        )
        for name, fields in nodes.items():
            for key, value in fields.items():
                written[f"node/nodes/{name}/{key}"] = value
    return file
