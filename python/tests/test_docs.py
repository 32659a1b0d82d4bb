"""The lines of docs/python.md run; those that need a framework do so in interop/python."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_page_runs_from_top_to_bottom(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(checkout)
    names: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for block in BLOCKS:
            if "import torch" not in block:
                exec(compile(block, str(PAGE), "exec"), names)
    printed = capsys.readouterr().out
    assert "(32, 10)" in printed
    assert "conv4 0.9" in printed
    assert "inputs holds FLOAT32 of shape [784]; it must be" in printed
