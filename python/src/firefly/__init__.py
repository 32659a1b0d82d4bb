"""FireFly from Python: export a model of a framework, run it, see what the hardware makes of it.

>>> import firefly
>>> result = firefly.run("models/fashion-mnist.nir", "data/fashion-mnist", limit=100)
>>> result.readout.shape
(100, 10)
"""

from __future__ import annotations

from firefly.commands import compare, estimate, explain, inspect, run
from firefly.comparisons import ComparedLayer, Comparison, Difference
from firefly.errors import (
    CommandError,
    ExportError,
    FireFlyError,
    FireFlyWarning,
    ProgramNotFoundError,
)
from firefly.exporting import Export, export
from firefly.reports import Estimate, Layer, Run

__all__ = [
    "CommandError",
    "ComparedLayer",
    "Comparison",
    "Difference",
    "Estimate",
    "Export",
    "ExportError",
    "FireFlyError",
    "FireFlyWarning",
    "Layer",
    "ProgramNotFoundError",
    "Run",
    "compare",
    "estimate",
    "explain",
    "export",
    "inspect",
    "run",
]
