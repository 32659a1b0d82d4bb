"""Finds the Java program and starts it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Optional
from urllib.parse import urlparse
from urllib.request import url2pathname

from firefly.errors import CommandError, FireFlyWarning, ProgramNotFoundError

DISTRIBUTION = "firefly-snn"
_LAUNCHER = "firefly"
_PREFIX = "firefly: "
_WARNING = "warning: "
_JVM_WARNING = "WARNING: "
_USAGE_ERROR = 2


@dataclass(frozen=True)
class Output:
    """What a successful command wrote.

    Attributes
    ----------
    text : str
        Standard output.
    warnings : tuple of str
        The sentences that it warned with.
    """

    text: str
    warnings: tuple[str, ...]


def find_program() -> Path:
    """The ``firefly`` command that this package starts.

    Returns
    -------
    pathlib.Path
        ``$FIREFLY_HOME/firefly`` if that variable is set, else the command in the checkout that
        this package was installed from, else the one on the ``PATH``.

    Raises
    ------
    ProgramNotFoundError
        If there is none.
    """
    home = os.environ.get("FIREFLY_HOME")
    if home:
        return _in_home(Path(home))
    for checkout in _checkouts():
        if _is_launcher(checkout / _LAUNCHER):
            return checkout / _LAUNCHER
    found = shutil.which(_LAUNCHER)
    if found:
        return Path(found)
    raise ProgramNotFoundError(
        "The firefly command was not found; set FIREFLY_HOME to the folder of a FireFly checkout, "
        "or put that folder on the PATH."
    )


def _in_home(home: Path) -> Path:
    if not _is_launcher(home / _LAUNCHER):
        raise ProgramNotFoundError(
            f"FIREFLY_HOME is {home}, where there is no command named firefly; set it to the "
            "folder of a FireFly checkout."
        )
    return home / _LAUNCHER


def _is_launcher(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _checkouts() -> Iterator[Path]:
    """The folders above the package's source: as it lies here, and as pip remembers it."""
    yield Path(__file__).resolve().parents[3]
    try:
        origin = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return
    url = urlparse(json.loads(origin or "{}").get("url", ""))
    if url.scheme == "file":
        yield Path(url2pathname(url.path)).parent


def call(arguments: Sequence[str], names: Optional[Mapping[str, str]] = None) -> Output:
    """Runs a command of FireFly to its end.

    Parameters
    ----------
    arguments : sequence of str
        The command and its options, as typed after ``firefly``.
    names : mapping of str to str, optional
        What to call the temporary files among the arguments in sentences for the user.

    Returns
    -------
    Output
        What it wrote. Its warnings are issued as :class:`FireFlyWarning` too.

    Raises
    ------
    CommandError
        If the command fails, with the sentence that it said.
    ProgramNotFoundError
        If there is no such command.
    """
    # Names of layers and files may hold any letter, whatever the notebook's locale is.
    done = subprocess.run(
        [str(find_program()), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    stderr = done.stderr
    for file, name in (names or {}).items():
        stderr = stderr.replace(file, name)
    if done.returncode != 0:
        raise CommandError(_sentence(stderr, done.returncode), done.returncode, stderr)
    said = _warnings(stderr)
    for sentence in said:
        # Two frames up is the user's line: the public functions call this one directly.
        warnings.warn(sentence, FireFlyWarning, stacklevel=3)
    return Output(done.stdout, said)


def _warnings(stderr: str) -> tuple[str, ...]:
    lines = stderr.splitlines()
    return tuple(line[len(_WARNING) :] for line in lines if line.startswith(_WARNING))


def _sentence(stderr: str, exit_code: int) -> str:
    lines = [line for line in stderr.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith(_JVM_WARNING)]
    said = [line[len(_PREFIX) :] for line in lines if line.startswith(_PREFIX)]
    if said:
        return said[-1]
    # Usage follows below the sentence about a wrong option; elsewhere the last line says most.
    place = 0 if exit_code == _USAGE_ERROR else -1
    reason: Optional[str] = lines[place] if lines else None
    return reason or f"The firefly command ended with exit code {exit_code}."
