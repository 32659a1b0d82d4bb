"""The reports of the Java program as Python objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray

from firefly.html import page, table


@dataclass(frozen=True)
class Layer:
    """One accelerated layer.

    Attributes
    ----------
    name : str
        Its name in the model file.
    kind : str
        What it is, in words.
    ideal_clocks, clocks : int
        Clocks of one batch block on an array that never waits, and as the clock model predicts.
    utilisation : float
        ``ideal_clocks / clocks``.
    bound_by : str
        What limits it.
    density : float or None
        Share of its input bits that are spikes; None where nothing was run.
    spikes_per_union : float or None
        Mean spikes, over all time steps, of an input that fires at all; None where nothing was run.
    dense_operations : int
        Synaptic operations per sample if every input fired.
    effective_operations : float or None
        Synaptic operations per sample that spikes caused; None where nothing was run.
    """

    name: str
    kind: str
    ideal_clocks: int
    clocks: int
    utilisation: float
    bound_by: str
    density: Optional[float]
    spikes_per_union: Optional[float]
    dense_operations: int
    effective_operations: Optional[float]

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Layer:
        """The layer of one entry of the report's list."""
        return cls(
            name=report["name"],
            kind=report["kind"],
            ideal_clocks=report["idealClocks"],
            clocks=report["clocks"],
            utilisation=report["utilisation"],
            bound_by=report["boundBy"],
            density=report.get("density"),
            spikes_per_union=report.get("spikesPerUnion"),
            dense_operations=report["denseOperations"],
            effective_operations=report.get("effectiveOperations"),
        )


@dataclass(frozen=True)
class CommandReport:
    """What a command said.

    Attributes
    ----------
    report : mapping
        The whole report as ``--json`` writes it.
    text : str
        What the command printed.
    warnings : tuple of str
        The sentences that it warned with.
    """

    report: Mapping[str, Any] = field(repr=False)
    text: str = field(repr=False)
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Estimate(CommandReport):
    """Latency and throughput of a network on a board."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The accelerated layers in order."""
        return tuple(Layer.of(layer) for layer in self.report["layers"])

    @property
    def target(self) -> str:
        """The board."""
        return str(self.report["target"])

    @property
    def time_steps(self) -> int:
        """Time steps per sample."""
        return int(self.report["timeSteps"])

    @property
    def batch(self) -> int:
        """Samples that travel together."""
        return int(self.report["batch"])

    @property
    def clocks_per_sample(self) -> float:
        """Estimated clocks of one core per sample of a full batch block."""
        return float(self.report["totals"]["clocksPerImage"])

    @property
    def latency_us(self) -> float:
        """Estimated microseconds of one batch block."""
        return float(self.report["totals"]["latencyUs"])

    @property
    def samples_per_second(self) -> float:
        """Estimated throughput on all cores."""
        return float(self.report["totals"]["fps"])

    @property
    def utilisation(self) -> float:
        """Ideal over estimated clocks."""
        return float(self.report["totals"]["utilisation"])

    def __str__(self) -> str:
        return self.text

    def _facts(self) -> Iterator[str]:
        """The sentence above the table, in parts."""
        yield f"{self.target}, {self.report['clockMHz']} MHz"
        yield f"T = {self.time_steps}"
        yield f"batch {self.batch}"
        yield f"{self.clocks_per_sample:,.0f} clocks per sample".replace(",", " ")
        yield f"{self.latency_us:.1f} us per block"
        yield f"{self.samples_per_second:.1f} samples/s"
        yield str(self.report["figures"])

    def _repr_html_(self) -> str:
        rows = [_row(layer) for layer in self.layers]
        return page(", ".join(self._facts()), table(_TITLES, rows), self.warnings)


@dataclass(frozen=True)
class Run(Estimate):
    """What samples did on a network.

    Attributes
    ----------
    readout : numpy.ndarray
        int32 ``[N, classes]``: the readout summed over time, or the spikes of the last layer.
    spikes : mapping of str to numpy.ndarray
        uint8 ``[N, T, C, H, W]`` by layer, where they were asked for; else empty.
    """

    readout: NDArray[np.int32] = field(repr=False)
    spikes: Mapping[str, NDArray[np.uint8]] = field(repr=False)

    @property
    def classes(self) -> NDArray[np.intp]:
        """The class of each sample, ``[N]``: the first of the largest readouts."""
        largest: NDArray[np.intp] = np.argmax(self.readout, axis=1)
        return largest

    @property
    def accuracy(self) -> Optional[float]:
        """Share of right answers, 0 to 1; None without labels."""
        accuracy = self.report.get("accuracy")
        return None if accuracy is None else float(accuracy)

    @property
    def accuracy_float(self) -> Optional[float]:
        """Accuracy of the float network; None without labels and without ``compare=True``."""
        accuracy = self.report.get("comparison", {}).get("accuracyFloat")
        return None if accuracy is None else float(accuracy)

    @property
    def classes_equal(self) -> Optional[float]:
        """Share of samples with the float network's class; None without ``compare=True``."""
        equal = self.report.get("comparison", {}).get("classesEqual")
        return None if equal is None else float(equal)

    @property
    def counters(self) -> Optional[Mapping[str, Any]]:
        """Clocks that the device counted, over all blocks; None where nothing counts."""
        return self.report.get("counters")

    def _facts(self) -> Iterator[str]:
        yield f"{self.report['samples']} samples on the {self.report['device']}"
        if self.accuracy is not None:
            yield f"accuracy {self.accuracy:.2%}"
        if self.classes_equal is not None:
            yield f"{self.classes_equal:.2%} of the classes as the float network's"
        yield from super()._facts()


_TITLES = ("layer", "kind", "ideal", "clocks", "use", "bound by", "density", "syn. ops")


def _row(layer: Layer) -> tuple[str, ...]:
    operations = layer.effective_operations
    if operations is None:
        operations = layer.dense_operations
    return (
        layer.name,
        layer.kind,
        _count(layer.ideal_clocks),
        _count(layer.clocks),
        f"{layer.utilisation:.1%}",
        layer.bound_by,
        "-" if layer.density is None else f"{layer.density:.1%}",
        _count(operations),
    )


def _count(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ")
