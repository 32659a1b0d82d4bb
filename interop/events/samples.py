"""Events to write, and hand-made files of formats that no public tool writes."""

import struct

import numpy as np

EVENTS = np.dtype([("t", "<i8"), ("x", "<u2"), ("y", "<u2"), ("p", "u1")])


def events(width, height, count, seed=1, gap=40_000):
    """Bursts along rows, which formats with vectors pack, between single events; times never fall."""
    random = np.random.default_rng(seed)
    made = []
    t = 1000
    while len(made) < count:
        t += int(random.choice([0, 1, 7, 63, 64, 300, 4095, 4096, gap]))
        y = int(random.integers(height))
        p = int(random.integers(2))
        if random.random() < 0.5:
            start = int(random.choice([0, max(0, width - 40), random.integers(width)]))
            for x in range(start, min(width, start + 40)):
                if random.random() < 0.6:
                    made.append((t, x, y, p))
        else:
            made.append((t, int(random.integers(width)), y, p))
    return np.array(made[:count], dtype=EVENTS)


def aedat2(chip, addresses, times):
    header = f"#!AER-DAT2.0\r\n# This is a raw AE data file\r\n# AEChip: {chip}\r\n"
    words = np.empty((len(addresses), 2), ">u4")
    words[:, 0] = addresses
    words[:, 1] = np.asarray(times, "int64") & 0xFFFFFFFF
    return header.encode() + words.tobytes()


def dvs128_addresses(events):
    """Addresses whose upright reading gives the events."""
    x, y, p = (events[name].astype("u4") for name in "xyp")
    return (127 - y) << 8 | (127 - x) << 1 | (1 - p)


def davis346_addresses(events):
    x, y, p = (events[name].astype("u4") for name in "xyp")
    return (259 - y) << 22 | (345 - x) << 12 | p << 11


def aedat3_packet(events, overflow=0, capacity=None, invalid=()):
    words = np.empty((len(events), 2), "<u4")
    x, y, p = (events[name].astype("u4") for name in "xyp")
    words[:, 0] = x << 17 | y << 2 | p << 1 | 1
    words[list(invalid), 0] &= 0xFFFFFFFE
    words[:, 1] = events["t"] & 0x7FFFFFFF
    capacity = len(events) if capacity is None else capacity
    padding = bytes(8 * (capacity - len(events)))
    valid = len(events) - len(invalid)
    header = struct.pack("<hhiiiiii", 1, 1, 8, 4, overflow, capacity, len(events), valid)
    return header + words.tobytes() + padding


def aedat3_special(times):
    body = b"".join(struct.pack("<II", 1 | 2 << 1, t) for t in times)
    return struct.pack("<hhiiiiii", 0, 1, 8, 4, 0, len(times), len(times), len(times)) + body


AEDAT3_HEADER = (
    "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n"
    "#Start-Time: 2017-02-08 12:00:00 (TZ+0100)\r\n#!END-HEADER\r\n"
).encode()


def evt21(events, high_first):
    """One word per pixel vector of up to 32 columns from a multiple of 32."""
    header = (
        "% evt 2.1\n% format EVT21;height=720;width=1280"
        + (";endianness=legacy" if high_first else "")
        + "\n% geometry 1280x720\n% end\n"
    )
    words = []
    high = -1
    i = 0
    while i < len(events):
        t, x, y, p = (int(v) for v in events[i])
        if t >> 6 != high:
            high = t >> 6
            words.append((8 << 28 | high & 0xFFFFFFF) << 32)
        base = x & ~31
        mask = 0
        last = -1
        while i < len(events):
            t2, x2, y2, p2 = (int(v) for v in events[i])
            if (t2, y2, p2, x2 & ~31) != (t, y, p, base) or x2 <= last:
                break
            mask |= 1 << (x2 - base)
            last = x2
            i += 1
        words.append((p << 28 | (t & 63) << 22 | base << 11 | y) << 32 | mask)
    data = np.array(words, "<u8")
    if high_first:
        data = data.view("<u4").reshape(-1, 2)[:, ::-1].copy()
    return header.encode() + data.tobytes()
