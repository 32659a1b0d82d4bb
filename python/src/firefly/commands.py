"""The commands of FireFly as functions."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Optional, Union

import numpy as np
from numpy.typing import NDArray

from firefly import program
from firefly.arrays import save
from firefly.comparisons import Comparison
from firefly.options import Value, command_line
from firefly.reports import Estimate, Run

_INPUTS = "inputs.npy"
_LABELS = "labels.npy"

PathLike = Union[str, "os.PathLike[str]"]


def run(
    path: PathLike,
    inputs: Any,
    *,
    labels: Any = None,
    target: Optional[str] = None,
    batch: Optional[int] = None,
    from_: Optional[str] = None,
    reset: Optional[str] = None,
    spike_rule: Optional[str] = None,
    decay_law: Optional[str] = None,
    dt: Optional[float] = None,
    time_steps: Optional[int] = None,
    limit: Optional[int] = None,
    device: Optional[str] = None,
    spikes: bool = False,
    **options: Value,
) -> Run:
    """Runs samples through a network on a simulated or a real board.

    Parameters
    ----------
    path : path_like
        The model, a NIR file.
    inputs : array_like or path_like
        Samples: numbers ``[N, C, H, W]`` or ``[N, F]``, a constant input current at every step, or
        zeros and ones ``[N, T, C, H, W]`` or ``[N, T, F]``, spikes. Or the path of a ``.npy`` file
        with such an array, or of a folder with a test set in MNIST's idx files.
    labels : array_like, optional
        One integer per sample; adds the accuracy. A folder brings its own.
    target : str, optional
        The board by name, or a board file.
    batch : int, optional
        Samples that travel together.
    from_ : str, optional
        The framework that the model was trained with, where the file has no note about it.
    reset : {"zero", "subtract", "none"}, optional
        What a spike does to the membrane.
    spike_rule : {"gt", "ge"}, optional
        Whether a neuron fires above its threshold or at it.
    decay_law : {"euler", "exp"}, optional
        Whether a decay is ``1 - dt / tau`` or ``exp(-dt / tau)``.
    dt : float, optional
        Seconds of a time step.
    time_steps : int, optional
        Time steps per sample.
    limit : int, optional
        Run only the first samples.
    device : {"simulator", "rtl", "board"}, optional
        What runs the samples.
    spikes : bool
        Also return the spikes of every layer.
    **options
        Any other option of ``firefly run`` with underscores for hyphens, such as ``threads=1`` or
        ``memory_latency="60:200"``. What is left out has the command's default.

    Returns
    -------
    Run
        Readout, classes, accuracy, a table of layers, clocks and warnings.

    Raises
    ------
    CommandError
        If the model, the samples or the options cannot be used; its text says why.
    ProgramNotFoundError
        If the Java program is not found.
    """
    with TemporaryDirectory(prefix="firefly-") as folder:
        here = Path(folder)
        words = ["run", os.fspath(path), *_samples(inputs, here), *_labels(labels, here)]
        words += command_line(
            target=target,
            batch=batch,
            from_=from_,
            reset=reset,
            spike_rule=spike_rule,
            decay_law=decay_law,
            dt=dt,
            time_steps=time_steps,
            limit=limit,
            device=device,
            **options,
        )
        words += ["--output", str(here / "readout.npy"), "--json", str(here / "report.json")]
        if spikes:
            words += ["--dump", str(here / "spikes")]
        done = program.call(words, _names(here))
        return Run(
            report=_json(here / "report.json"),
            text=done.text,
            warnings=done.warnings,
            readout=np.load(here / "readout.npy"),
            spikes=_spikes(here / "spikes"),
        )


def compare(path: PathLike, inputs: Any, *, labels: Any = None, **options: Value) -> Comparison:
    """Runs the float network and the int8 network on the same samples and finds where they differ.

    Parameters
    ----------
    path : path_like
        The model, a NIR file.
    inputs : array_like or path_like
        Samples as for :func:`run`.
    labels : array_like, optional
        One integer per sample; adds both accuracies.
    **options
        Options of ``firefly compare`` with underscores for hyphens: ``from_``, ``limit``, ...

    Returns
    -------
    Comparison
        Equal spikes, rates and the first difference of each layer, and the share of equal classes.

    Raises
    ------
    CommandError
        If the model, the samples or the options cannot be used.
    ProgramNotFoundError
        If the Java program is not found.
    """
    with TemporaryDirectory(prefix="firefly-") as folder:
        here = Path(folder)
        words = ["compare", os.fspath(path), *_samples(inputs, here), *_labels(labels, here)]
        words += [*command_line(**options), "--json", str(here / "report.json")]
        done = program.call(words, _names(here))
        return Comparison(_json(here / "report.json"), done.text, done.warnings)


def estimate(network: PathLike, **options: Value) -> Estimate:
    """Latency and throughput of a network that need not be trained.

    Parameters
    ----------
    network : path_like
        A NIR file, or a string such as ``32x32-16c3-64c3-p2-10``.
    **options
        Options of ``firefly estimate`` with underscores for hyphens: ``target``, ``batch``,
        ``time_steps``, ...

    Returns
    -------
    Estimate
        A table of layers, clocks and warnings.

    Raises
    ------
    CommandError
        If the network or the options cannot be used.
    ProgramNotFoundError
        If the Java program is not found.
    """
    with TemporaryDirectory(prefix="firefly-") as folder:
        report = Path(folder, "report.json")
        words = ["estimate", os.fspath(network), *command_line(**options), "--json", str(report)]
        done = program.call(words)
        return Estimate(report=_json(report), text=done.text, warnings=done.warnings)


def inspect(path: PathLike) -> str:
    """What is in a NIR file: nodes, shapes, parameters, edges and notes.

    Parameters
    ----------
    path : path_like
        The file.

    Returns
    -------
    str
        Lines to print.

    Raises
    ------
    CommandError
        If the file cannot be used; its text names the node and the field.
    ProgramNotFoundError
        If the Java program is not found.
    """
    return program.call(["inspect", os.fspath(path)]).text


def explain(network: PathLike, **options: Value) -> str:
    """What each layer becomes: equation, scale, integer threshold, range of its membranes.

    Parameters
    ----------
    network : path_like
        A NIR file or a network string.
    **options
        Options of ``firefly explain`` with underscores for hyphens: ``reset``, ``spikes``, ...

    Returns
    -------
    str
        Lines to print.

    Raises
    ------
    CommandError
        If the network or the options cannot be used.
    ProgramNotFoundError
        If the Java program is not found.
    """
    return program.call(["explain", os.fspath(network), *command_line(**options)]).text


def _samples(inputs: Any, folder: Path) -> list[str]:
    if isinstance(inputs, (str, os.PathLike)):
        kind = "--data" if os.path.isdir(inputs) else "--input"
        return [kind, os.fspath(inputs)]
    file = folder / _INPUTS
    save(inputs, file, "inputs")
    return ["--input", str(file)]


def _names(folder: Path) -> dict[str, str]:
    """What the temporary files are to the user."""
    return {str(folder / _INPUTS): "inputs", str(folder / _LABELS): "labels"}


def _labels(labels: Any, folder: Path) -> list[str]:
    if labels is None:
        return []
    file = folder / _LABELS
    save(labels, file, "labels")
    return ["--labels", str(file)]


def _spikes(folder: Path) -> dict[str, NDArray[np.uint8]]:
    return {file.stem: np.load(file) for file in sorted(folder.glob("*.npy"))}


def _json(file: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return report
