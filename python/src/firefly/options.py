"""Options of the command line by the names that they have in Python."""

from __future__ import annotations

from typing import Union

Value = Union[None, bool, int, float, str]


def command_line(**options: Value) -> list[str]:
    """The options that were given, as typed: ``time_steps=4`` becomes ``--time-steps 4``.

    None and False leave an option out, True gives it without a value. A trailing underscore, as in
    ``from_``, keeps a name out of the way of Python's keywords.
    """
    words: list[str] = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        words.append("--" + name.rstrip("_").replace("_", "-"))
        if value is not True:
            words.append(str(value))
    return words
