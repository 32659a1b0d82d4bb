"""What can go wrong, each as one sentence that names the thing and the remedy."""

from __future__ import annotations


class FireFlyError(Exception):
    """Anything that FireFly refuses; its text is one sentence for the user."""


class ProgramNotFoundError(FireFlyError):
    """The Java program that this package starts is not where it was looked for."""


class CommandError(FireFlyError):
    """The Java program refused its input.

    Attributes
    ----------
    exit_code : int
        1 for input that cannot be used, 2 for options that cannot be used together.
    stderr : str
        Everything that the program wrote beside its results.
    """

    def __init__(self, sentence: str, exit_code: int, stderr: str) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
        self.stderr = stderr


class ExportError(FireFlyError):
    """A model that one bit per synapse and step, or one file, cannot express."""


class FireFlyWarning(UserWarning):
    """A sentence of FireFly about a result that may not be what was meant."""
