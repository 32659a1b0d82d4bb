"""Event files as tables, N-MNIST's and Event Stream's: who wrote each, and who reads it."""

import numpy as np

import peers
import samples

ATIS = (240, 180)
TONIC = np.dtype([("x", np.int16), ("y", np.int16), ("t", np.int64), ("p", bool)])


def write_all(folder, count):
    """A list of (file, expected events, rules for FireFly, readers that must agree)."""
    events = samples.events(*ATIS, count)
    return arrays(folder, events) + text(folder, events) + others(folder, events)


def arrays(folder, events):
    structured = np.zeros(len(events), TONIC)
    for name in TONIC.names:
        structured[name] = events[name]
    tonic = folder / "tonic.npy"
    np.save(tonic, structured)
    archive = folder / "one.npz"
    np.savez_compressed(archive, structured)
    columns = folder / "spikingjelly.npz"
    np.savez(columns, **{name: structured[name] for name in "txyp"})
    numbers = folder / "numbers.npy"
    np.save(numbers, np.stack([events[name].astype(float) for name in "xypt"], axis=1))
    return [
        (tonic, events, (), []),
        (archive, events, (), []),
        (columns, events, (), []),
        (numbers, events, ("column-order=xypt",), []),
    ]


def text(folder, events):
    faery = folder / "faery.csv"
    peers.faery_write(faery, events, ATIS)
    seconds = folder / "seconds.txt"
    lines = [f"{t / 1e6:.6f} {x} {y} {p}" for t, x, y, p in events.tolist()]
    seconds.write_text("\n".join(lines).replace("True", "1").replace("False", "0") + "\n")
    return [(faery, events, (), []), (seconds, events, (), [])]


def others(folder, events):
    es = folder / "faery.es"
    peers.faery_write(es, events, ATIS, zero_t0=False)
    mnist = folder / "mnist.bin"
    records = np.zeros((len(events), 5), np.uint8)
    time = events["t"].astype(np.int64) % (1 << 23)
    order = np.argsort(time, kind="stable")
    records[:, 0], records[:, 1] = events["x"], events["y"]
    records[:, 2] = events["p"].astype(int) << 7 | time >> 16
    records[:, 3], records[:, 4] = time >> 8 & 255, time & 255
    mnist.write_bytes(records[order].tobytes())
    wrapped = peers.array(time, events["x"], events["y"], events["p"])[order]
    return [(es, events, (), [peers.faery_read]), (mnist, wrapped, (), [tonic_mnist])]


def tonic_mnist(path):
    from tonic import io

    events = io.read_mnist_file(str(path), dtype=TONIC)
    return peers.array(events["t"], events["x"], events["y"], events["p"])
