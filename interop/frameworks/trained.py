"""Trained networks: files of both exporters, and what the framework answers on the first test images of Fashion-MNIST."""

import gzip
import inspect
import json
import pathlib
import shutil

import firefly
import nir
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = pathlib.Path(__file__).resolve().parent / "target" / "trained"

#: Debian's package dataset-fashion-mnist; the repository holds the test images only.
TRAINING = pathlib.Path("/usr/share/datasets/fashion-mnist")
TEST = ROOT / "data" / "fashion-mnist"

LEARNT, TESTED, BATCH = 10_000, 2_000, 100


def _idx(file, header, count, size):
    with gzip.open(file) as data:
        data.read(header)
        return np.frombuffer(data.read(count * size), np.uint8)


def images(folder, part, count):
    """The first images of a part, [N,1,28,28] from 0 to 1, and their classes [N]."""
    pixels = _idx(folder / f"{part}-images-idx3-ubyte.gz", 16, count, 28 * 28)
    classes = _idx(folder / f"{part}-labels-idx1-ubyte.gz", 8, count, 1)
    return pixels.reshape(-1, 1, 28, 28).astype(np.float32) / 255, classes.astype(np.int64)


def fit(parameters, scores, epochs=4, rate=3e-3):
    """Trains parameters of torch. scores: images [N,1,28,28] -> [N,10]."""
    import torch

    torch.set_num_threads(1)
    x, y = map(torch.from_numpy, images(TRAINING, "train", LEARNT))
    optimiser = torch.optim.Adam(parameters, rate)
    for epoch in range(epochs):
        total = 0.0
        for part in torch.randperm(len(x)).split(BATCH):
            loss = torch.nn.functional.cross_entropy(scores(x[part]), y[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += loss.item()
        print(f"  epoch {epoch + 1}: loss {total * BATCH / len(x):.3f}", flush=True)


def answers(scores):
    """The class of each test image by a torch model."""
    import torch

    with torch.no_grad():
        x = torch.from_numpy(images(TEST, "t10k", TESTED)[0])
        return np.concatenate([scores(part).argmax(1).numpy() for part in x.split(BATCH)])


def save(name, classes, model, sample, graph, steps, **options):
    """Writes the case `name`.

    classes: the framework's answers; graph: what its exporter made, None where it leaves out a layer;
    steps: T; options: of firefly.export.
    """
    folder = CASES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = {"ours": {}}
    if graph is not None:
        compresses = "compression" in inspect.signature(nir.write).parameters
        nir.write(folder / "theirs.nir", graph, **({"compression": None} if compresses else {}))
        files["theirs"] = {"from_": name.partition("-")[0], "time_steps": steps}
    firefly.export(model, sample, folder / "ours.nir", time_steps=steps, **options)
    x, labels = images(TEST, "t10k", TESTED)
    np.save(folder / "images.npy", x if len(sample.shape) == 4 else x.reshape(len(x), -1))
    np.save(folder / "labels.npy", labels.astype(np.int32))
    np.save(folder / "classes.npy", classes.astype(np.int32))
    accuracy = float(np.mean(classes == labels))
    (folder / "case.json").write_text(json.dumps({"accuracy": accuracy, "options": files}, indent=1) + "\n")
    print(f"{name}: accuracy {accuracy:.2%} on {TESTED} images", flush=True)
