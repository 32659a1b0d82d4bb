"""The files that are compared: who wrote each, which events it must give, and who reads it."""

import numpy as np

import ecf
import peers
import samples
import tables

WIDE, SMALL, ATIS, DVS = (1280, 720), (346, 260), (304, 240), (128, 128)


def write_all(folder, count):
    """A list of (file, expected events, rules for FireFly, readers that must agree)."""
    wide = samples.events(*WIDE, count)
    dvs = samples.events(*DVS, count)
    cases = faery(folder, wide, count) + expelliarmus(folder, wide)
    cases += dv(folder, count) + aedat2(folder, dvs, count) + aedat3(folder, dvs)
    cases += evt21(folder, wide) + tables.write_all(folder, count)
    return cases + hdf5(folder, wide)


def faery(folder, wide, count):
    atis = samples.events(*ATIS, count)
    small = samples.events(*SMALL, count)
    cases = []
    for version, name, size, events in (
        ("evt2", "evt2.raw", WIDE, wide),
        ("evt3", "evt3.raw", WIDE, wide),
        ("dat1", "1.dat", ATIS, atis),
        ("dat2", "2.dat", WIDE, wide),
    ):
        path = folder / f"faery-{name}"
        peers.faery_write(path, events, size, version=version, zero_t0=False)
        cases.append((path, events, (), [peers.faery_read]))
    late = wide.copy()
    late["t"] += 5_000_000_000
    path = folder / "faery-origin-evt3.raw"
    peers.faery_write(path, late, WIDE, version="evt3", zero_t0=True)
    cases.append((path, late, (), [peers.faery_read]))
    for name, compression in (("none", None), ("lz4", ("lz4", 1)), ("zstd22", ("zstd", 22))):
        path = folder / f"faery-{name}.aedat4"
        peers.faery_write(path, small, SMALL, compression=compression)
        cases.append((path, small, (), [peers.faery_read, peers.aedat_read]))
    return cases


def expelliarmus(folder, wide):
    cases = []
    for encoding, name in (("evt2", "evt2.raw"), ("dat", "2.dat")):
        path = folder / f"expelliarmus-{name}"
        peers.expelliarmus_write(path, wide, encoding)
        read = lambda file, encoding=encoding: peers.expelliarmus_read(file, encoding)
        cases.append((path, wide, (), [read]))
    # Its EVT3 writer loses the high part of the time (see findings), so these events share one.
    close = wide.copy()
    close["t"] = 1000 + np.arange(len(close)) * 3000 // len(close)
    path = folder / "expelliarmus-evt3.raw"
    peers.expelliarmus_write(path, close, "evt3")
    read = lambda file: peers.expelliarmus_read(file, "evt3")
    cases.append((path, close, (), [read, peers.evlib_read]))
    return cases


def dv(folder, count):
    small = samples.events(*SMALL, count)
    cases = []
    for compression in ("NONE", "LZ4", "LZ4_HIGH", "ZSTD", "ZSTD_HIGH"):
        path = folder / f"dv-{compression.lower().replace('_', '-')}.aedat4"
        peers.dv_write(path, small, SMALL, compression)
        readers = [peers.dv_read, peers.faery_read, peers.aedat_read, peers.tonic_aedat4]
        if not compression.startswith("ZSTD"):
            readers.append(peers.evlib_read)
        cases.append((path, small, (), readers))
    return cases


def aedat2(folder, dvs, count):
    davis = samples.events(*SMALL, count)
    dvs_path, davis_path = folder / "dvs128.aedat", folder / "davis346.aedat"
    addresses = samples.dvs128_addresses(dvs)
    dvs_path.write_bytes(samples.aedat2("ch.unizh.ini.jaer.chip.retina.DVS128", addresses, dvs["t"]))
    addresses = samples.davis346_addresses(davis)
    chip = "eu.seebetter.ini.chips.davis.Davis346B"
    davis_path.write_bytes(samples.aedat2(chip, addresses, davis["t"]))
    start = dvs_path.read_bytes().index(b"DVS128\r\n") + 8
    tonic = lambda file: peers.tonic_aedat(file, 2.0, start, (8, 127), (1, 127), (0, 1))
    flipped = peers.array(dvs["t"], 127 - dvs["y"], 127 - dvs["x"], 1 - dvs["p"])
    return [
        (dvs_path, dvs, (), []),
        (dvs_path, flipped, ("aedat2-view=tonic",), [tonic]),
        (davis_path, davis, (), [peers.tonic_davis346]),
    ]


def aedat3(folder, dvs):
    path = folder / "gesture.aedat"
    third = len(dvs) // 3
    parts = dvs[:third], dvs[third : 2 * third], dvs[2 * third :]
    path.write_bytes(
        samples.AEDAT3_HEADER + b"".join(samples.aedat3_packet(part) for part in parts)
    )
    start = len(samples.AEDAT3_HEADER)
    tonic = lambda file: peers.tonic_aedat(file, 3.1, start, (17, 8191), (2, 8191), (1, 1))
    return [(path, dvs, (), [tonic])]


def evt21(folder, wide):
    cases = []
    for high_first in (False, True):
        path = folder / f"{'high' if high_first else 'low'}-first-evt21.raw"
        path.write_bytes(samples.evt21(wide, high_first))
        cases.append((path, wide, (), [] if high_first else [peers.evlib_read]))
    return cases


def hdf5(folder, wide):
    path = folder / "ecf.hdf5"
    ecf.write(path, wide, WIDE)
    return [(path, wide, (), [ecf.evlib_read])]
