"""What a layer of neurons computes that a NIR file has no field for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Optional, Union

from firefly.errors import ExportError

Note = Union[str, float, int]


@dataclass(frozen=True)
class Conventions:
    """The choices of one layer, by the words of the command line's options.

    Attributes
    ----------
    dt : float
        Seconds of a time step.
    reset : {"zero", "subtract", "none"}
        What a spike does to the membrane; ``zero`` means to ``v_reset``.
    reset_delay : {"none", "next-step", "corrected"}
        ``next-step`` takes the threshold off in the next step, behind the decay, or sets a
        membrane that a current feeds to ``v_reset`` there, whatever comes in; ``corrected`` takes
        the threshold off at once, and once more or less while the membrane stays above it.
    spike_rule : {"gt", "ge"}
        Whether a neuron fires above its threshold or at it.
    decay_law : {"euler", "exp"}
        How a time constant becomes a decay.
    current : {"new", "old"}
        Which synaptic current the membrane sees in a step.
    """

    dt: float
    reset: str = "subtract"
    reset_delay: str = "none"
    spike_rule: str = "gt"
    decay_law: str = "euler"
    current: str = "new"


def notes(
    framework: str, layers: Mapping[str, Conventions], time_steps: Optional[int]
) -> dict[str, Note]:
    """The notes of a file whose layers follow the given conventions.

    Parameters
    ----------
    framework : str
        Its name on the command line.
    layers : mapping of str to Conventions
        The layers that fire, by name; empty in a network without any.
    time_steps : int, optional
        T, where it is known.

    Raises
    ------
    ExportError
        If two layers differ, since the notes of a file hold for all of its layers.
    """
    found: dict[str, Note] = {"firefly:from": framework}
    if layers:
        for field in fields(Conventions):
            found["firefly:" + field.name] = _common(field.name, layers)
    if time_steps is not None:
        found["firefly:time_steps"] = time_steps
    return found


def _common(field: str, layers: Mapping[str, Conventions]) -> Note:
    values: dict[Note, str] = {}
    for name, conventions in layers.items():
        values.setdefault(getattr(conventions, field), name)
    if len(values) > 1:
        (first, one), (second, other), *_ = values.items()
        membrane = ", or export a readout without a reset with readout='membrane'"
        raise ExportError(
            f"Layer '{one}' has {field} {first} but layer '{other}' has {second}, and one file "
            "holds one for all layers; train all of them with the same"
            f"{membrane if second == 'none' else ''}."
        )
    return next(iter(values))


def refuse(problems: Iterable[str]) -> None:
    """Raises the first problem, if there is one."""
    for problem in problems:
        raise ExportError(problem)
