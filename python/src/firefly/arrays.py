"""Arrays on their way to the Java program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firefly.errors import FireFlyError

_READ = frozenset({"bool", "uint8", "int8", "int16", "int32", "float32"})
_INT32 = np.iinfo(np.int32)


def save(values: Any, file: Path, what: str) -> None:
    """Writes an array in a type that the Java program reads, without changing a value.

    Parameters
    ----------
    values : array_like
        Numbers of any type and shape; tensors of a framework are taken from their device.
    file : pathlib.Path
        The ``.npy`` file.
    what : str
        What the array is to the user, for error messages.

    Raises
    ------
    FireFlyError
        If the values are no numbers, or integers beyond 32 bits.
    """
    np.save(file, _narrowed(as_array(values), what), allow_pickle=False)


def as_array(values: Any) -> NDArray[Any]:
    """The values as an array; a tensor that needs a gradient is detached first."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
    return np.asarray(values)


def _narrowed(array: NDArray[Any], what: str) -> NDArray[Any]:
    if array.dtype.name in _READ:
        return array
    if array.dtype.kind == "f":
        return array.astype(np.float32)
    if array.dtype.kind in "iu":
        if array.size and (array.min() < _INT32.min or array.max() > _INT32.max):
            raise FireFlyError(f"{what} holds integers beyond 32 bits; scale them down.")
        return array.astype(np.int32)
    raise FireFlyError(f"{what} is of type {array.dtype}; give numbers or booleans.")
