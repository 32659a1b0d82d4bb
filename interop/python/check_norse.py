"""Norse: cells with and without a current, resets, leaks, and layers that its exporter drops."""

from __future__ import annotations

from typing import Any

import check
import norse.torch as norse
import numpy as np
import torch
from norse.torch.functional.reset import reset_subtract

torch.manual_seed(3)
CURRENTS = np.random.default_rng(3).uniform(0, 1, (20, 4, 1, 8, 8)).astype(np.float32)
STEP = 2e-3


def network(make: Any, readout: Any = None) -> Any:
    return check.lively(
        norse.SequentialState(
            torch.nn.Conv2d(1, 3, 3, bias=False),
            torch.nn.BatchNorm2d(3),
            make(),
            torch.nn.MaxPool2d(2),
            torch.nn.Flatten(),
            torch.nn.Dropout(0.5),
            torch.nn.Linear(27, 10),
            readout or make(),
        )
    )


def run(model: Any, inputs: Any) -> list[Any]:
    cells = [part for part in model.children() if hasattr(part, "p") and hasattr(part, "dt")]

    def forward() -> None:
        state = None
        for x in inputs:
            _, state = model(torch.from_numpy(x), state)

    return check.recorded(cells, forward)


def compare(name: str, make: Any, readout: Any = None) -> None:
    model = network(make, readout)
    sample = torch.zeros(1, 1, 8, 8)
    check.equal(name, model, sample, CURRENTS, lambda x: run(model, x), least=0.998)


def value(number: float) -> Any:
    return torch.as_tensor(number)


def box(**changes: Any) -> Any:
    parameters = norse.LIFBoxParameters(v_th=value(0.2), tau_mem_inv=value(200.0), **changes)
    return norse.LIFBoxCell(parameters, dt=STEP)


compare("LIFBoxCell", box)
compare("LIFBoxCell, reset_subtract", lambda: box(reset_method=reset_subtract))
compare("LIFBoxCell, v_leak and v_reset", lambda: box(v_leak=value(0.05), v_reset=value(-0.1)))
compare("LIFCell", lambda: norse.LIFCell(norse.LIFParameters(v_th=value(0.3)), dt=STEP))
compare("IAFCell", lambda: norse.IAFCell(norse.IAFParameters(v_th=value(0.6))))
compare("LIFBoxCell, LIBoxCell readout", box, norse.LIBoxCell(dt=STEP))
compare("LIFBoxCell, LICell readout", box, norse.LICell(dt=STEP))

timed = norse.SequentialState(torch.nn.Linear(4, 3), norse.LIF())
check.refused("LIF over time", timed, torch.zeros(5, 1, 4), "Layer '1' is a LIF")
check.finish()
