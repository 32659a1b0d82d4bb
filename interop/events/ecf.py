"""Writes Prophesee's HDF5 with the filter ECF, which no tool on PyPI writes; evlib decodes its chunks."""

import struct

import h5py
import numpy as np

from samples import EVENTS

FILTER = 0x8ECF
CHUNK = 64
RECORD = np.dtype(
    {"names": list("xypt"), "formats": ["<u2", "<u2", "<i2", "<i8"], "offsets": [0, 2, 4, 8], "itemsize": 16}
)


def write(path, events, size):
    with h5py.File(path, "w") as file:
        file.attrs["geometry"] = f"{size[0]}x{size[1]}"
        group = file.create_group("CD")
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        properties.set_chunk((CHUNK,))
        properties.set_filter(FILTER, h5py.h5z.FLAG_OPTIONAL, ())
        space = h5py.h5s.create_simple((len(events),), (h5py.h5s.UNLIMITED,))
        kind = h5py.h5t.py_create(RECORD)
        table = h5py.Dataset(h5py.h5d.create(group.id, b"events", kind, space, properties))
        for i, start in enumerate(range(0, len(events), CHUNK)):
            part = events[start : start + CHUNK]
            part = np.concatenate([part, np.repeat(part[-1:], CHUNK - len(part))])
            table.id.write_direct_chunk((start,), encode(part, i % 3))


def encode(events, mode):
    """mode 0: columns with neighbours, 1: columns packed, 2: all packed."""
    x, y, p = ([int(v) for v in events[name]] for name in "xyp")
    head = struct.pack("<I", len(events) << 2 | (2 if mode == 2 else mode)) + times(events["t"])
    if mode == 2:
        return head + packed([b << 12 | a << 1 | c for a, b, c in zip(x, y, p)], 24, "<I")
    rows = b"".join(
        struct.pack("<H", v << 5 | n) if n < 31 else struct.pack("<HH", v << 5 | 31, n)
        for v, n in runs(y)
    )
    if mode == 1:
        return head + rows + packed([a << 1 | c for a, c in zip(x, p)], 12, "<H")
    polarities = b"".join(struct.pack("<B", v << 7 | n) for v, n in runs(p))
    return head + rows + columns(x) + polarities


def runs(values):
    found = []
    for value in values:
        if found and found[-1][0] == value and found[-1][1] < 126:
            found[-1][1] += 1
        else:
            found.append([value, 1])
    return found


def times(values):
    out = struct.pack("<q", int(values[0]))
    now = int(values[0])
    for value, number in runs([int(v) for v in values]):
        step = value - now
        if step >= 15:
            while step:
                out += bytes([0xF0 | step & 15])
                step >>= 4
        now = value
        out += bytes([step << 4 | number]) if number < 15 else struct.pack("<BH", step << 4 | 15, number)
    return out


def columns(x):
    out = b""
    i = 0
    while i < len(x):
        first, mask, i = x[i], 0, i + 1
        last = first
        while i < len(x) and last < x[i] <= first + 5:
            mask |= 1 << 5 - (x[i] - first)
            last, i = x[i], i + 1
        out += struct.pack("<H", first << 5 | mask)
    return out


def packed(values, bits, word):
    """Four values in three words; a word's high bits are the high bits of the value whose low bits
    the word before ended with."""
    out = b""
    for i in range(0, len(values), 4):
        a, b, c, d = (values[i : i + 4] + [0, 0, 0])[:4]
        third = bits // 3
        out += struct.pack(word, a << third | b & (1 << third) - 1)
        out += struct.pack(word, b >> third << 2 * third | c & (1 << 2 * third) - 1)
        out += struct.pack(word, c >> 2 * third << bits | d)
    return out


def evlib_read(path):
    """The chunks of a file, each decoded by evlib."""
    import evlib

    found = []
    with h5py.File(path) as file:
        table = file["CD/events"]
        for start in range(0, len(table), CHUNK):
            _, chunk = table.id.read_direct_chunk((start,))
            found += evlib.formats.test_prophesee_ecf_decode(chunk, False)
        found = found[: len(table)]
    return np.array([(t, x, y, p > 0) for x, y, p, t in found], EVENTS)
