"""Random recordings, and the frames that tonic, SpikingJelly and Sinabs make of them.

Output, one word per field:

    recording WIDTH HEIGHT EVENTS      then a line "time x y polarity" per event
    frames SPEC T CHANNELS HEIGHT WIDTH    then a line of "index:count" of what is not zero

A tool that fails on a recording (SpikingJelly does if a frame would be empty) gives no frames.
"""

import argparse
import importlib.abc
import importlib.machinery
import random
import sys
import types
from unittest.mock import MagicMock

import numpy as np
from spikingjelly.datasets import utils as jelly
from tonic import transforms

EVENT = np.dtype([("x", np.int16), ("y", np.int16), ("t", np.int64), ("p", bool)])


class NoSamna(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Stands in for samna and its viewer, which come from a server of their own; rasters need none."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("samna", "samnagui"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return MagicMock(__path__=[], __spec__=spec)

    def exec_module(self, module):
        pass


def sinabs_factory():
    sys.meta_path.insert(0, NoSamna())
    from sinabs.backend.dynapcnn.chip_factory import ChipFactory

    return ChipFactory


def recording(rng, width, height):
    """At most 40 events in order; some at equal times, some with a length that divides evenly."""
    count = rng.choice([1, 2, 7, 24, 40])
    start = rng.choice([0, 1000, 1_600_000_000_000_000])
    length = rng.choice([0, 3, 100, 320, 997, 5000])
    times = sorted(start + rng.randint(0, length) for _ in range(count))
    times[0] = start
    times[-1] = start + length if count > 1 else start
    pixels = rng.choice([2, width * height])
    events = np.zeros(count, EVENT)
    for i, time in enumerate(times):
        pixel = rng.randrange(pixels)
        events[i] = (pixel % width, pixel // width, time, rng.random() < 0.5)
    return events


def tonic_specs(rng):
    bins = rng.randint(1, 9)
    window = rng.randint(20, 400)
    number = rng.randint(1, 12)
    yield f"tonic:n_time_bins={bins}", dict(n_time_bins=bins)
    yield f"tonic:n_time_bins={bins},overlap=0.3", dict(n_time_bins=bins, overlap=0.3)
    yield f"tonic:n_event_bins={bins}", dict(n_event_bins=bins)
    yield f"tonic:n_event_bins={bins},overlap=0.5", dict(n_event_bins=bins, overlap=0.5)
    yield f"tonic:time_window={window}", dict(time_window=window)
    yield (
        f"tonic:time_window={window},overlap=5,include_incomplete=true",
        dict(time_window=window, overlap=5, include_incomplete=True),
    )
    yield f"tonic:event_count={number}", dict(event_count=number)
    yield (
        f"tonic:event_count={number + 1},overlap=1,include_incomplete=true",
        dict(event_count=number + 1, overlap=1, include_incomplete=True),
    )


def tonic_frames(events, rng, width, height):
    sensor = (width, height, 2)
    for spec, options in tonic_specs(rng):
        yield spec, transforms.ToFrame(sensor_size=sensor, **options)(events.copy())
    framed = transforms.ToFrame(sensor_size=sensor, n_time_bins=2)
    mirrored = events.copy()
    mirrored["x"] = width - 1 - mirrored["x"]
    yield "flip=x+tonic:n_time_bins=2", framed(mirrored)
    quiet = transforms.Denoise(filter_time=50)(events.copy())
    if len(quiet):
        yield "denoise=50us+tonic:n_time_bins=2", framed(quiet)
    half = transforms.Downsample(spatial_factor=1 / 3)(events.copy())
    small = ((width - 1) // 3 + 1, (height - 1) // 3 + 1, 2)
    yield (
        "downsample=3+tonic:n_time_bins=2",
        transforms.ToFrame(sensor_size=small, n_time_bins=2)(half),
    )
    middle = transforms.CenterCrop(sensor_size=sensor, size=(4, 3))(events.copy())
    if len(middle):
        yield (
            "crop=4x3+tonic:n_time_bins=2",
            transforms.ToFrame(sensor_size=(4, 3, 2), n_time_bins=2)(middle),
        )


def jelly_frames(events, rng, width, height):
    as_dict = {key: events[key] for key in "txyp"}
    frames = rng.randint(1, 9)
    for split in ("number", "time"):
        yield (
            f"spikingjelly:{split}={frames}",
            lambda split=split: jelly.integrate_events_by_fixed_frames_number(
                as_dict, split, frames, height, width
            ),
        )
    duration = rng.randint(20, 400)
    yield (
        f"spikingjelly:duration={duration}",
        lambda: jelly.integrate_events_by_fixed_duration(as_dict, duration, height, width),
    )


def sinabs_frames(factory, events, rng, width, height):
    step = rng.choice([1e-4, 3e-4, 7e-5])
    spikes = [
        types.SimpleNamespace(timestamp=int(t), x=int(x), y=int(y), feature=int(p))
        for x, y, t, p in events
    ]
    raster = factory.events_to_raster(None, spikes, dt=step, shape=(2, height, width))
    yield f"sinabs:dt={step:.5f}", raster.numpy()


def write(out, spec, frames):
    flat = np.asarray(frames).astype(np.int64).reshape(-1)
    print("frames", spec, *np.asarray(frames).shape, file=out)
    print(*(f"{i}:{flat[i]}" for i in np.flatnonzero(flat)), file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output")
    parser.add_argument("--recordings", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    factory = sinabs_factory()
    with open(arguments.output, "w", encoding="utf-8") as out:
        for _ in range(arguments.recordings):
            width, height = rng.randint(4, 12), rng.randint(3, 9)
            events = recording(rng, width, height)
            print("recording", width, height, len(events), file=out)
            for x, y, t, p in events:
                print(t, x, y, int(p), file=out)
            for spec, frames in tonic_frames(events, rng, width, height):
                write(out, spec, frames)
            for spec, frames in jelly_frames(events, rng, width, height):
                try:
                    write(out, spec, frames())
                except IndexError:
                    pass
            for spec, frames in sinabs_frames(factory, events, rng, width, height):
                write(out, spec, frames)


if __name__ == "__main__":
    main()
