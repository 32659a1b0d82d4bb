"""Compares what a framework computes with what its exported file says."""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any, Callable

import firefly
import numpy as np
import replay

_failures: list[str] = []


def equal(
    name: str,
    model: Any,
    sample: Any,
    inputs: Any,
    outputs: Callable[[Any], list[Any]],
    late: int = 0,
    least: float = 1.0,
    **options: Any,
) -> None:
    """Exports a model and compares the outputs of its layers of neurons, step by step.

    Parameters
    ----------
    name : str
        What is checked.
    sample : object
        What the export takes.
    inputs : numpy.ndarray
        ``[T, N, ...]``, channels first.
    outputs : callable
        What the framework makes of ``inputs``: an array ``[T, N, ...]`` per layer of neurons.
    late : int
        Steps that each layer of the framework is later than the one before.
    least : float
        Least share of equal outputs.
    **options
        For the export.
    """
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = str(Path(folder, "model.nir"))
        firefly.export(model, sample, path, **options)
        found = list(replay.replay(path, np.asarray(inputs, dtype=float)).values())
    expected = [np.asarray(layer) for layer in outputs(inputs)]
    if len(expected) != len(found):
        _fail(name, f"{len(expected)} layers in the framework, {len(found)} in the file")
        return
    for number, (ours, theirs) in enumerate(zip(found, expected)):
        shift = late * (number + 1)
        ours = ours[: len(ours) - shift]
        theirs = theirs[shift:].reshape(ours.shape)
        share = float(np.mean(np.isclose(ours, theirs, rtol=1e-4, atol=1e-5)))
        print(f"{name}: layer {number + 1}: {share:.2%} equal, mean {theirs.mean():.3f}")
        if share < least:
            _fail(name, f"only {share:.2%} of layer {number + 1} are equal")
        if not abs(theirs).mean() > 0.02:
            _fail(name, f"layer {number + 1} is silent, which shows nothing")


def lively(model: Any) -> Any:
    """The torch model with weights that lean to the positive side, so that every layer fires."""
    import torch

    with torch.no_grad():
        for name, buffer in model.named_buffers():
            if name.endswith(("running_mean", "running_var")):
                buffer.copy_(torch.rand_like(buffer) * 0.2 + 0.1)
        for name, parameter in model.named_parameters():
            if name.endswith("weight") and parameter.dim() > 1:
                parameter.copy_(1.5 * parameter + 0.5 * parameter.abs().mean())
    return model.eval()


def recorded(layers: list[Any], forward: Callable[[], None]) -> list[Any]:
    """What torch layers hand on in a run, as arrays ``[T, N, ...]``, one step at a time."""
    import torch

    seen: list[list[Any]] = [[] for _ in layers]
    hooks = [
        layer.register_forward_hook(lambda _, __, out, steps=steps: steps.append(_spikes(out)))
        for layer, steps in zip(layers, seen)
    ]
    with torch.no_grad():
        forward()
    for hook in hooks:
        hook.remove()
    return [torch.stack(steps).numpy() for steps in seen]


def _spikes(output: Any) -> Any:
    return output[0] if isinstance(output, tuple) else output


def refused(name: str, model: Any, sample: Any, sentence: str) -> None:
    """Expects that a model cannot be exported, with a part of the sentence."""
    try:
        firefly.export(model, sample, "/dev/null/never.nir")
    except firefly.ExportError as e:
        if sentence in str(e):
            print(f"{name}: refused: {e}")
        else:
            _fail(name, f"refused with another sentence: {e}")
    else:
        _fail(name, "was not refused")


def finish() -> None:
    """Ends the script; it fails when a check did."""
    sys.exit(1 if _failures else 0)


def _fail(name: str, reason: str) -> None:
    _failures.append(name)
    print(f"{name}: FAILED: {reason}", file=sys.stderr)
