"""Runs the lines of docs/python.md that need snnTorch."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import firefly

page = Path(__file__).resolve().parents[2] / "docs" / "python.md"
(block,) = [
    block
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if "import torch" in block
]
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    exec(compile(block, str(page), "exec"), {"firefly": firefly})
    print(firefly.inspect("model.nir"))
