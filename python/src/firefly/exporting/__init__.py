"""Exports models of the frameworks, with what NIR files do not say as notes."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Optional, Union

from firefly.errors import ExportError, FireFlyWarning
from firefly.exporting.conventions import Conventions, Note, notes
from firefly.exporting.file import write
from firefly.exporting.graph import Graph

#: Where a network of several layers takes a step more per layer than on FireFly.
_DELAYED = {"spyx": "Spyx", "lava": "lava-dl with delay_shift"}

#: The top packages of the frameworks; the modules here that export for them have the same names.
_EXPORTERS = ("snntorch", "norse", "sinabs", "spikingjelly", "rockpool", "lava", "spyx")


@dataclass(frozen=True)
class Export:
    """What was written.

    Attributes
    ----------
    path : str
        The file.
    notes : mapping
        What the file says beside the network: framework, time step, reset, spike rule, ...
    """

    path: str
    notes: Mapping[str, Note]


def export(
    model: Any,
    sample: Any,
    path: Union[str, "os.PathLike[str]"],
    *,
    readout: str = "spikes",
    time_steps: Optional[int] = None,
    dt: Optional[float] = None,
) -> Export:
    """Writes a trained model as a NIR file that FireFly reads as the framework runs it.

    The framework's own NIR exporter writes the network; notes in the file add what NIR has no
    field for: time step, reset and its delay, spike rule, decay law. The model is run on the
    sample, so its neurons hold other states afterwards; reset them before you go on.

    Parameters
    ----------
    model : object
        A model of snnTorch, Norse, Sinabs, SpikingJelly, Rockpool, lava-dl or Spyx.
    sample : array_like
        An input as the model takes it, with one sample at least.
    path : path_like
        The file; one that is there is replaced.
    readout : {"spikes", "membrane"}
        What the last layer of neurons hands on. ``membrane`` is for models whose answer is read
        off the membrane of a last layer without reset.
    time_steps : int, optional
        T, noted in the file so that it need not be typed later.
    dt : float, optional
        Seconds of a time step of a model of SpikingJelly, which does not hold it; 1e-4 as in its
        own exporter where nothing is said.

    Returns
    -------
    Export
        The path and the notes.

    Raises
    ------
    ExportError
        If the model computes what one bit per synapse and step, or one file, cannot say; the
        sentence names the layer and the setting to train with instead.
    """
    if readout not in ("spikes", "membrane"):
        raise ExportError(f"readout is '{readout}' but must be 'spikes' or 'membrane'.")
    exporter = import_module(f"firefly.exporting.{_framework(model)}")
    graph, layers = _read(exporter, model, sample, dt)
    if readout == "membrane":
        last = graph.last_neuron()
        _require_no_reset(last, layers.pop(last).reset)
        graph.nodes[last].hand_on_membrane()
    said = notes(exporter.NAME, layers, time_steps)
    write(graph, said, path)
    if exporter.NAME in _DELAYED:
        warnings.warn(
            f"In {_DELAYED[exporter.NAME]} the spikes of a layer arrive one step later at the "
            "next; FireFly hands them on at once, so that each layer runs that much ahead.",
            FireFlyWarning,
            stacklevel=2,
        )
    return Export(os.fspath(path), said)


def _read(
    exporter: Any, model: Any, sample: Any, dt: Optional[float]
) -> tuple[Graph, dict[str, Conventions]]:
    options = {} if dt is None else {"dt": dt}
    if options and exporter.NAME != "spikingjelly":
        raise ExportError(f"dt is for models of SpikingJelly; leave it out for {exporter.NAME}.")
    try:
        read: tuple[Graph, dict[str, Conventions]] = exporter.read(model, sample, **options)
    except NotImplementedError as e:
        raise ExportError(f"The NIR exporter of {exporter.NAME} refuses the model: {e}") from e
    return read


def _require_no_reset(name: str, reset: str) -> None:
    if reset != "none":
        raise ExportError(
            f"Layer '{name}' resets its membrane (reset {reset}), so that the membrane is no "
            "readout; train it without a reset, or leave readout='membrane' out."
        )


def _framework(model: Any) -> str:
    found = {package: None for package in _packages(model) if package in _EXPORTERS}
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise ExportError(
            f"The model has layers of {' and '.join(found)}; export each framework's part alone."
        )
    raise ExportError(
        f"The model, a {type(model).__name__}, has no layer of "
        f"{', '.join(_EXPORTERS)}; export it with the tool that it was made with."
    )


def _packages(model: Any) -> Iterator[str]:
    """The top packages of the classes of a model and its parts, whatever holds these."""
    waiting, seen = [model], set()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        for parent in type(thing).__mro__:
            yield parent.__module__.partition(".")[0]
        if hasattr(thing, "named_modules"):
            waiting += [module for _, module in thing.named_modules()]
        else:
            waiting += list(getattr(thing, "layers", ()))
