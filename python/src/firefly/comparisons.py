"""The float network beside the int8 network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from firefly.html import page, table
from firefly.reports import CommandReport


@dataclass(frozen=True)
class Difference:
    """The first spike that only one of the networks has.

    Attributes
    ----------
    sample, time_step, channel, y, x : int
        Where it is, each counted from 0.
    fires : {"float", "int8"}
        The network that has it.
    """

    sample: int
    time_step: int
    channel: int
    y: int
    x: int
    fires: str

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Difference:
        """The difference of an entry of the report."""
        names = ("sample", "timeStep", "channel", "y", "x", "fires")
        return cls(*(report[name] for name in names))

    def __str__(self) -> str:
        return (
            f"sample {self.sample}, step {self.time_step}, channel {self.channel} "
            f"({self.y}, {self.x}): only {self.fires} fires"
        )


@dataclass(frozen=True)
class ComparedLayer:
    """A layer of both networks.

    Attributes
    ----------
    name : str
        Its name in the model file.
    equal_spikes : float
        Share of neurons, time steps and samples on which both agree, 0 to 1.
    rate_float, rate_int8 : float
        Share of these in which each network fires.
    first_difference : Difference or None
        None where both agree on all.
    """

    name: str
    equal_spikes: float
    rate_float: float
    rate_int8: float
    first_difference: Optional[Difference]

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> ComparedLayer:
        """The layer of one entry of the report's list."""
        first = report.get("firstDifference")
        return cls(
            name=report["name"],
            equal_spikes=report["equalSpikes"],
            rate_float=report["rateFloat"],
            rate_int8=report["rateInt8"],
            first_difference=None if first is None else Difference.of(first),
        )


@dataclass(frozen=True)
class Comparison(CommandReport):
    """Where the float network and the int8 network differ."""

    @property
    def layers(self) -> tuple[ComparedLayer, ...]:
        """The layers that fire, in order."""
        return tuple(ComparedLayer.of(layer) for layer in self.report["layers"])

    @property
    def classes_equal(self) -> float:
        """Share of samples that both networks give the same class, 0 to 1."""
        return float(self.report["classesEqual"])

    @property
    def accuracy_float(self) -> Optional[float]:
        """Share of right answers of the float network; None without labels."""
        return self.report.get("accuracyFloat")

    @property
    def accuracy_int8(self) -> Optional[float]:
        """Share of right answers of the int8 network; None without labels."""
        return self.report.get("accuracyInt8")

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        titles = ("layer", "equal spikes", "rate float", "rate int8", "first difference")
        summary = f"{self.classes_equal:.2%} of {self.report['samples']} classes are equal"
        if self.accuracy_float is not None and self.accuracy_int8 is not None:
            summary += f", accuracy float {self.accuracy_float:.2%}, int8 {self.accuracy_int8:.2%}"
        return page(summary, table(titles, map(_row, self.layers)), self.warnings)


def _row(layer: ComparedLayer) -> tuple[str, ...]:
    shares = (layer.equal_spikes, layer.rate_float, layer.rate_int8)
    first = layer.first_difference
    return (
        layer.name,
        *(f"{share:.2%}" for share in shares),
        "none" if first is None else str(first),
    )
