"""What the independent tools write and read, as arrays of samples.EVENTS."""

import pathlib

import numpy as np

from samples import EVENTS


def array(t, x, y, p):
    made = np.empty(len(t), EVENTS)
    made["t"], made["x"], made["y"], made["p"] = t, x, y, p
    return made


def faery_write(path, events, size, **options):
    import faery

    source = np.empty(len(events), faery.EVENTS_DTYPE)
    for ours, theirs in zip("txyp", ("t", "x", "y", "on")):
        source[theirs] = events[ours]
    faery.events_stream_from_array(source, size).to_file(path, **options)


def faery_read(path):
    import faery

    parts = list(faery.events_stream_from_file(path))
    whole = np.concatenate(parts)
    return array(whole["t"], whole["x"], whole["y"], whole["on"])


def expelliarmus_write(path, events, encoding):
    from expelliarmus import Wizard

    dtype = np.dtype([("t", "<i8"), ("x", "<i2"), ("y", "<i2"), ("p", "u1")], align=True)
    source = np.zeros(len(events), dtype)
    for name in "txyp":
        source[name] = events[name]
    Wizard(encoding=encoding).save(fpath=path, arr=source)


def expelliarmus_read(path, encoding):
    from expelliarmus import Wizard

    read = Wizard(encoding=encoding).read(path)
    return array(read["t"], read["x"], read["y"], read["p"])


def dv_write(path, events, size, compression):
    import dv_processing as dv

    config = dv.io.MonoCameraWriter.Config("DVXplorer_sample")
    config.addEventStream(size)
    config.compression = getattr(dv.CompressionType, compression)
    writer = dv.io.MonoCameraWriter(str(path), config)
    store = dv.EventStore()
    for i, event in enumerate(events):
        t, x, y, p = (int(v) for v in event)
        store.push_back(t, x, y, bool(p))
        if i % 150 == 149:
            writer.writeEvents(store)
            store = dv.EventStore()
    writer.writeEvents(store)


def dv_read(path):
    import dv_processing as dv

    recording = dv.io.MonoCameraRecording(str(path))
    parts = []
    while True:
        batch = recording.getNextEventBatch()
        if batch is None:
            break
        n = batch.numpy()
        parts.append(array(n["timestamp"], n["x"], n["y"], n["polarity"]))
    return np.concatenate(parts)


def aedat_read(path):
    import aedat

    decoder = aedat.Decoder(str(path))
    parts = [packet["events"] for packet in decoder if "events" in packet]
    whole = np.concatenate(parts)
    return array(whole["t"], whole["x"], whole["y"], whole["on"])


def evlib_read(path):
    import evlib

    frame = evlib.load_events(str(path), sort=False).collect()
    t = frame["t"].dt.total_microseconds().to_numpy()
    p = frame["polarity"].to_numpy() > 0
    return array(t, frame["x"].to_numpy(), frame["y"].to_numpy(), p)


def tonic_aedat(path, version, start, x, y, p):
    """Tonic's reader of words with the bit fields of one of its functions."""
    from tonic import io

    words = io.get_aer_events_from_file(str(path), version, start)
    address = words["address"]
    field = lambda shift_mask: (address >> shift_mask[0]) & shift_mask[1]
    return array(words["timeStamp"], field(x), field(y), field(p))


def tonic_aedat4(path):
    from tonic import io

    whole = io.read_aedat4(str(path))
    return array(whole["t"], whole["x"], whole["y"], whole["on"])


def tonic_davis346(path):
    from tonic import io

    _, _, whole = io.read_davis_346(str(path))
    return array(whole["t"], whole["x"], whole["y"], whole["p"])
