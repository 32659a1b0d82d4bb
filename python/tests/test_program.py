from __future__ import annotations

import os
from pathlib import Path
from typing import Callable

import pytest

import firefly
from firefly.program import call, find_program

Program = Callable[[str], Path]


def test_home_comes_first(program: Program) -> None:
    home = program("")
    assert find_program() == home / "firefly"


def test_home_without_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_HOME", str(tmp_path))
    with pytest.raises(firefly.ProgramNotFoundError, match=f"FIREFLY_HOME is {tmp_path}, where"):
        find_program()


def test_the_checkout_of_the_package_is_found(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FIREFLY_HOME")
    assert find_program() == checkout / "firefly"


def test_the_path_is_the_last_resort(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    home = program("")
    monkeypatch.delenv("FIREFLY_HOME")
    monkeypatch.setattr("firefly.program._checkouts", lambda: iter(()))
    monkeypatch.setenv("PATH", str(home), prepend=os.pathsep)
    assert find_program() == home / "firefly"


def test_nothing_found_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIREFLY_HOME", raising=False)
    monkeypatch.setattr("firefly.program._checkouts", lambda: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(firefly.ProgramNotFoundError, match="set FIREFLY_HOME to the folder"):
        find_program()


def test_text_and_warnings_come_back(program: Program) -> None:
    program("echo fine; echo 'warning: mind this' >&2")
    with pytest.warns(firefly.FireFlyWarning, match="^mind this$"):
        done = call(["inspect", "a model.nir"])
    assert done.text == "fine\n"
    assert done.warnings == ("mind this",)


def test_the_sentence_of_the_program_becomes_the_error(program: Program) -> None:
    program(
        "echo 'WARNING: Using incubator modules: some' >&2;"
        " echo 'firefly: in.npy is too short; copy it again.' >&2; exit 1"
    )
    with pytest.raises(firefly.CommandError) as error:
        call(["run"], {"in.npy": "inputs"})
    assert str(error.value) == "inputs is too short; copy it again."
    assert error.value.exit_code == 1
    assert "incubator" in error.value.stderr


def test_a_wrong_option_is_told_without_the_usage(program: Program) -> None:
    program(
        "echo 'WARNING: Using incubator modules: some' >&2;"
        " echo 'Unknown option: --speed' >&2; echo 'Usage: firefly run' >&2; exit 2"
    )
    with pytest.raises(firefly.CommandError, match="^Unknown option: --speed$"):
        call(["run"])


def test_a_silent_failure_tells_its_exit_code(program: Program) -> None:
    program("exit 3")
    with pytest.raises(firefly.CommandError, match="ended with exit code 3"):
        call(["run"])
