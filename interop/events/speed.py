"""Events per second of FireFly and of the tools, one thread, side by side; see README.md.

Counted is the processor time of the reading thread, so that a busy machine disturbs less."""

import pathlib
import sys
import tempfile
import time

import numpy as np

import firefly
import peers
import samples

RUNS = 5


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        block = samples.events(1280, 720, 100_000)
        span = int(block["t"][-1])
        whole = np.tile(block, count // len(block))
        whole["t"] += np.repeat(np.arange(count // len(block)) * span, len(block))
        evt3, aedat4 = folder / "faery.raw", folder / "faery.aedat4"
        peers.faery_write(evt3, whole, (1280, 720), version="evt3", zero_t0=False)
        peers.faery_write(aedat4, whole, (1280, 720), compression=("lz4", 1))
        for path, tools in (
            (evt3, {"faery": faery, "expelliarmus": expelliarmus}),
            (aedat4, {"faery": faery, "tonic": peers.tonic_aedat4, "aedat": aedat}),
        ):
            for _ in range(RUNS):
                for tool, read in tools.items():
                    start = time.process_time()
                    read(path)
                    report(path, tool, count, time.process_time() - start)
                for line in firefly.run("time", path, 3).splitlines()[2:]:
                    report(path, "firefly", int(line.split()[0]), float(line.split()[1]))


def report(path, tool, count, seconds):
    print(f"{path.suffix:8} {tool:13} {count / seconds / 1e6:7.1f} million events/s", flush=True)


def faery(path):
    import faery as tool

    return sum(len(part) for part in tool.events_stream_from_file(path))


def expelliarmus(path):
    from expelliarmus import Wizard

    return len(Wizard(encoding="evt3").read(path))


def aedat(path):
    import aedat as tool

    return sum(len(packet["events"]) for packet in tool.Decoder(str(path)))


if __name__ == "__main__":
    main()
