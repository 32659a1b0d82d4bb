"""Writes golden cases: a model file of a framework's own exporter, an input, and what the framework computed."""

import inspect
import pathlib
import shutil

import nir
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "interpreter" / "src" / "test" / "resources" / "golden"

SAMPLES, STEPS = 6, 10


def grid(rng, *shape, step=0.125, limit=6):
    """Random multiples of a power of two, so that single and double precision agree."""
    return (rng.integers(-limit, limit + 1, shape) * step).astype(np.float32)


def spikes(rng, *shape, rate=0.4):
    """Random spikes [N,T,...]."""
    return (rng.random((SAMPLES, STEPS, *shape)) < rate).astype(np.uint8)


def save(name, graph, x, spiking, graded=None, equal=1.0, **conventions):
    """Writes the case `name`.

    graph: what the framework's exporter made, or a function that writes the file;
    spiking: node name -> spikes [N,T,...]; graded: node name -> real outputs [N,T,...];
    equal: least share of equal spikes; conventions: options by their names (from_, reset, dt, ...).
    """
    folder = CASES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if callable(graph):
        graph(folder / "model.nir")
    else:
        # With compression, nir 1.0.8 cannot write the parameters of shape () that exporters make;
        # Sinabs asks for nir 1.0.4, which has no compression.
        compresses = "compression" in inspect.signature(nir.write).parameters
        nir.write(folder / "model.nir", graph, **({"compression": None} if compresses else {}))
    np.save(folder / "input.npy", np.asarray(x))
    lines = [f"{key.rstrip('_')}={value}" for key, value in conventions.items()]
    lines.append(f"equal={equal}")
    for node, values in spiking.items():
        values = np.asarray(values)
        assert set(np.unique(values)) <= {0, 1}, f"{name}: {node} has several spikes per step"
        rate = values.mean()
        assert 0.02 < rate < 0.95, f"{name}: {node} fires at a rate of {rate:.3f}, which tests little"
        np.save(folder / f"spikes-{node}.npy", values.astype(np.uint8))
    for node, values in (graded or {}).items():
        np.save(folder / f"values-{node}.npy", np.asarray(values, np.float64))
    (folder / "case.properties").write_text("\n".join(lines) + "\n")
    rates = ", ".join(f"{n} {np.asarray(v).mean():.2f}" for n, v in spiking.items())
    print(f"{name}: {rates}")
