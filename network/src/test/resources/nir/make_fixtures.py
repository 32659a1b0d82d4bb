#!/usr/bin/env python3
"""Writes the .nir files of this folder with h5py, in the layouts that versions of NIR produce.

Only needed to change the files, which are committed: python3 make_fixtures.py
The tests know the numbers below, so change both together.
"""
import pathlib
import zlib

import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent
TEXT = h5py.string_dtype()


def put(group, name, value, options):
    """Stores strings, arrays, Python numbers and dicts the way NIR's writer does."""
    if isinstance(value, dict):
        child = group.create_group(name)
        for key, member in value.items():
            put(child, key, member, options)
    elif isinstance(value, str):
        group.create_dataset(name, data=value, dtype=TEXT)
    elif isinstance(value, np.ndarray) and value.ndim > 0:
        group.create_dataset(name, data=value, dtype=value.dtype, **options)
    elif name == "edges" and value:
        group.create_dataset(name, data=value, dtype=TEXT)
    else:
        group.create_dataset(name, data=value)


def graph(nodes, edges, **more):
    return {"type": "NIRGraph", "nodes": nodes, "edges": edges, **more}


def chain(*names):
    return list(zip(names, names[1:]))


def write(name, top, version="1.0.7", libver="earliest", **options):
    with h5py.File(HERE / f"{name}.nir", "w", libver=libver) as file:
        if version is not None:
            put(file, "version", version, {})
        put(file, "node", top, options)


def port(kind, *shape):
    return {"type": kind, "shape": np.array(shape)}


def f32(*shape, start=0.0):
    """start, start + 1/8, start + 2/8, ... : exact in every float type."""
    return (start + np.arange(np.prod(shape, dtype=int)) / 8).astype(np.float32).reshape(shape)


def affine(outputs, inputs):
    return {"type": "Affine", "weight": f32(outputs, inputs), "bias": f32(outputs)}


def lif(*shape, **more):
    return {"type": "LIF", "tau": np.full(shape, 0.5, np.float32), "r": np.ones(shape, np.float32),
            "v_leak": np.zeros(shape, np.float32), "v_threshold": np.ones(shape, np.float32), **more}


def conv2d(outputs, inputs, kernel, size, **more):
    return {"type": "Conv2d", "input_shape": size, "weight": f32(outputs, inputs, kernel, kernel),
            "stride": (1, 1), "padding": (1, 1), "dilation": (1, 1), "groups": 1,
            "bias": f32(outputs), **more}


def small(neuron):
    return graph({"input": port("Input", 2), "fc": affine(3, 2), "neuron": neuron,
                  "output": port("Output", 3)}, chain("input", "fc", "neuron", "output"))


def convolutional():
    """In the style of the files published with the NIR paper: names are numbers, IF without reset."""
    def fire(*shape):
        return {"type": "IF", "r": np.ones(shape, np.float32),
                "v_threshold": np.ones(shape, np.float32)}
    nodes = {"input": port("Input", 2, 6, 6),
             "0": conv2d(3, 2, 3, (6, 6)), "1": fire(3, 6, 6),
             "2": {"type": "SumPool2d", "kernel_size": np.array([2, 2]), "stride": np.array([2, 2]),
                   "padding": np.array([0, 0])},
             "3": conv2d(4, 3, 3, (3, 3)), "4": fire(4, 3, 3),
             "5": {"type": "Flatten", "start_dim": 0, "end_dim": -1,
                   "input_type": np.array([4, 3, 3])},
             "10": affine(5, 36), "11": fire(5), "output": port("Output", 5)}
    return graph(nodes, chain("input", "0", "1", "2", "3", "4", "5", "10", "11", "output"))


def versions():
    write("no-version", small(lif(3)), version=None)
    write("v0.2-subtract", small(lif(3)), version="0.2.0")
    write("v1.0.7-reset", small(lif(3, v_reset=np.zeros(3, np.float32))))
    write("paper-style", convolutional(), version="0.2.0")
    write("head-gzip", convolutional(), version="1.0.8.dev1", compression="gzip")
    write("gzip-shuffle-fletcher", convolutional(), compression="gzip", shuffle=True,
          fletcher32=True)
    write("lzf", convolutional(), compression="lzf")
    write("latest-superblock", convolutional(), libver="latest")
    write("latest-gzip", convolutional(), libver="latest", compression="gzip")
    write("v108-superblock", convolutional(), libver=("v108", "v108"))
    compact()
    many_chunks("many-chunks", "earliest")
    many_chunks("many-chunks-latest", "latest")
    growing()
    unwritten()


def compact():
    """The numbers of one dataset inside its object header."""
    with h5py.File(HERE / "compact.nir", "w", libver="earliest") as file:
        top = small(lif(3))
        weight = top["nodes"]["fc"].pop("weight")
        put(file, "node", top, {})
        layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        layout.set_layout(h5py.h5d.COMPACT)
        data = h5py.h5d.create(file["node/nodes/fc"].id, b"weight", h5py.h5t.IEEE_F32LE,
                               h5py.h5s.create_simple(weight.shape), layout)
        data.write(h5py.h5s.ALL, h5py.h5s.ALL, weight)


def many_chunks(name, libver):
    """A 7 x 5 weight in chunks of 2 x 3: partial chunks on both axes."""
    with h5py.File(HERE / f"{name}.nir", "w", libver=libver) as file:
        top = small(lif(7))
        top["nodes"].update(input=port("Input", 5), output=port("Output", 7), fc=affine(7, 5))
        del top["nodes"]["fc"]["weight"]
        put(file, "node", top, {})
        file["node/nodes/fc"].create_dataset("weight", data=f32(7, 5), chunks=(2, 3),
                                             compression="gzip")


def chunked(name, maximum, early=False, fill=None, rows=7, libver=("v110", "v110")):
    """The 7 x 5 weight in chunks of 2 x 3 that may grow to a maximum shape; rows beyond some are
    never written."""
    with h5py.File(HERE / f"{name}.nir", "w", libver=libver) as file:
        top = small(lif(7))
        top["nodes"].update(input=port("Input", 5), output=port("Output", 7), fc=affine(7, 5))
        del top["nodes"]["fc"]["weight"]
        put(file, "node", top, {})
        layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        layout.set_chunk((2, 3))
        if early:
            layout.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
        if fill is not None:
            layout.set_fill_value(np.array(fill, "f4"))
        data = h5py.Dataset(h5py.h5d.create(
            file["node/nodes/fc"].id, b"weight", h5py.h5t.IEEE_F32LE,
            h5py.h5s.create_simple((7, 5), maximum), layout))
        data[:rows] = f32(7, 5)[:rows]


def growing():
    """Chunk indices that number by the maximum shape: fixed and extensible arrays, implicit."""
    free = h5py.h5s.UNLIMITED
    chunked("growing-rows", (free, 5))
    chunked("growing-both", (free, free))
    chunked("growing-old", (7, free), libver=("earliest", "v110"))
    chunked("faulty-growing-columns", (7, free))
    chunked("faulty-growing-far", (free, 20))
    chunked("faulty-growing-implicit", (7, 10), early=True)


def unwritten():
    """Values that only the fill value gives."""
    chunked("unwritten-rows", (7, 5), fill=0.5, rows=4, libver=("earliest", "v110"))
    chunked("unwritten-rows-growing", (h5py.h5s.UNLIMITED, 5), fill=0.5, rows=4)
    chunked("unwritten-all", (7, 5), fill=0.5, rows=0)
    with h5py.File(HERE / "unwritten-whole.nir", "w", libver="earliest") as file:
        top = small(lif(3))
        del top["nodes"]["fc"]["weight"]
        put(file, "node", top, {})
        file["node/nodes/fc"].create_dataset("weight", (3, 2), "<f4", fillvalue=0.5)


def numbers():
    """The same weight in every numeric type, and parameters of shape (), (1,) and (N,)."""
    kinds = ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8", "<i1", "<i2", ">i2", "<i4", ">i4", "<i8",
             ">i8", "<u1", ">u2", "<u4", ">u8"]
    nodes = {"input": port("Input", 3), "output": port("Output", 3)}
    for i, kind in enumerate(kinds):
        nodes[f"w{i:02}"] = {"type": "Linear", "weight": np.arange(9).reshape(3, 3).astype(kind)}
    nodes["scalars"] = {"type": "LIF", "tau": 0.0625, "r": np.float32(2), "v_leak": np.array([0]),
                        "v_threshold": np.int8(3), "v_reset": np.zeros(3, ">f8")}
    names = ["input"] + sorted(n for n in nodes if n.startswith("w")) + ["scalars", "output"]
    write("numeric-types", graph(nodes, chain(*names)))


def primitives():
    vector = {"type": "CubaLIF", "tau_syn": 0.25, "tau_mem": 0.5, "r": 1.0, "v_leak": 0.0,
              "v_threshold": 1.0}
    nodes = {
        "input": port("Input", 4, 8, 8),
        "depthwise": conv2d(4, 1, 3, (8, 8), groups=4, stride=2, padding=1, dilation=1),
        "scale": {"type": "Scale", "scale": f32(4, 4, 4)},
        "average": {"type": "AvgPool2d", "kernel_size": (2, 2), "stride": (2, 2),
                    "padding": (0, 0)},
        "threshold": {"type": "Threshold", "threshold": np.array([0.125], np.float32)},
        "same": conv2d(2, 4, 2, (2, 2), padding="same"),
        "valid": conv2d(2, 2, 2, (2, 2), padding="valid"),
        "flatten": {"type": "Flatten", "start_dim": 0, "end_dim": 2},
        "linear": {"type": "Linear", "weight": f32(6, 2)},
        "delay": {"type": "Delay", "delay": np.full(6, 0.001)},
        "i": {"type": "I", "r": np.ones(6)},
        "li": {"type": "LI", "tau": np.ones(6), "r": np.ones(6), "v_leak": np.zeros(6)},
        "cubali": {"type": "CubaLI", "tau_syn": np.ones(6), "tau_mem": np.ones(6),
                   "r": np.ones(6), "v_leak": np.zeros(6), "w_in": np.full(6, 2.0)},
        "cubalif-old": vector,
        "cubalif": dict(vector, v_reset=np.zeros(6), w_in=np.full(6, 3.0)),
        "output": port("Output", 6)}
    write("primitives", graph(nodes, chain(*nodes)))
    one = {"type": "Conv1d", "weight": f32(3, 2, 4), "stride": 1, "padding": "same", "dilation": 1,
           "groups": 1, "bias": f32(3), "input_shape": 9}
    nodes = {"input": port("Input", 2, 9), "conv": one, "output": port("Output", 3, 9)}
    write("conv1d", graph(nodes, chain(*nodes)))


def structure():
    inner = graph({"input": port("Input", 3), "lif": lif(3), "w_rec": affine(3, 3),
                   "output": port("Output", 3)},
                  [("input", "lif"), ("lif", "w_rec"), ("w_rec", "lif"), ("lif", "output")])
    middle = graph({"in": port("Input", 3), "rnn": inner, "out": port("Output", 3)},
                   chain("in", "rnn", "out"))
    nodes = {"input": port("Input", 2), "fc1": affine(3, 2), "block": middle,
             "lif1.lif": lif(3), "Ausgang \u00e4": port("Output", 3)}
    write("nested", graph(nodes, chain("input", "fc1", "block", "lif1.lif", "Ausgang \u00e4")))

    repeated = small(lif(3))
    repeated["edges"] = repeated["edges"][::-1] + repeated["edges"][:2]
    write("duplicate-edges", repeated)
    write("no-edges", graph({"input": port("Input", 2), "output": port("Output", 2)}, []))

    noted = small(lif(3, metadata={"origin": "unit test", "alpha": 0.5, "grid": f32(2, 2)}))
    noted["metadata"] = {"author": "somebody", "nested": {"deep": "dropped"}}
    noted["nodes"]["fc"]["colour"] = "unknown field"
    write("metadata", noted)

    for name, libver in (("sixty-nodes", "earliest"), ("sixty-nodes-latest", "latest")):
        nodes = {"input": port("Input", 3)}
        nodes.update({f"n{i}": lif(3) for i in range(60)})
        nodes["output"] = port("Output", 3)
        write(name, graph(nodes, chain(*nodes)), libver=libver)


def faulty():
    def broken(name, change):
        top = small(lif(3))
        change(top)
        write(f"faulty-{name}", top)

    def nan(top):
        top["nodes"]["fc"]["weight"][1, 0] = np.nan

    def infinite(top):
        top["nodes"]["neuron"]["v_threshold"][2] = np.inf

    broken("nan", nan)
    broken("infinite", infinite)
    broken("unknown-type", lambda top: top["nodes"]["neuron"].update(type="Hodgkin"))
    broken("shape", lambda top: top["nodes"]["fc"].update(affine(3, 4)))
    broken("parameter-shape", lambda top: top["nodes"]["neuron"].update(tau=np.ones(4)))
    broken("output-shape", lambda top: top["nodes"].update(output=port("Output", 4)))
    broken("dangling-edge", lambda top: top["edges"].append(("fc", "nowhere")))
    broken("missing-bias", lambda top: top["nodes"]["fc"].pop("bias"))
    broken("missing-type", lambda top: top["nodes"]["fc"].pop("type"))
    broken("text-weight", lambda top: top["nodes"]["fc"].update(weight="none"))
    broken("one-column-edges", lambda top: top.update(edges=["input", "fc", "output"]))
    broken("complex-weight", lambda top: top["nodes"]["fc"].update(weight=np.ones((3, 2), "c8")))
    broken("fractional-stride", lambda top: top["nodes"].update(
        fc=conv2d(3, 2, 3, (6, 6), stride=(1.5, 1))))
    broken("padding-name", lambda top: top["nodes"].update(
        fc=conv2d(3, 2, 3, (6, 6), padding="reflect")))

    loop = small(lif(3))
    loop["nodes"].update(a=affine(3, 3), b=affine(3, 3))
    loop["edges"] += [("neuron", "a"), ("a", "b"), ("b", "a"), ("b", "output")]
    write("faulty-cycle", loop)
    write("faulty-top", {"type": "LIF", "tau": 1.0})
    slash = small(lif(3))
    slash["nodes"]["block/lif"] = lif(3)
    write("faulty-slash", slash)
    with h5py.File(HERE / "faulty-data-file.nir", "w", libver="earliest") as file:
        file.attrs["__type__"] = "NIRGraphData"
        put(file, "nodes", {"lif": {"observables": {"spikes": {"idx": f32(3)}}}}, {})
    hostile()


def hostile():
    """Declarations and links that a reader must not follow blindly."""
    def with_weight(name, shape, finish, **options):
        with h5py.File(HERE / f"faulty-{name}.nir", "w", libver="earliest") as file:
            top = small(lif(3))
            del top["nodes"]["fc"]["weight"]
            put(file, "node", top, {})
            finish(file["node/nodes/fc"].create_dataset("weight", shape, "<f4", **options))

    with_weight("huge", (40000, 40000), lambda data: None, chunks=(400, 400), compression="gzip")
    with_weight("overflow", (60000, 60000), lambda data: None, chunks=(400, 400))
    with_weight("scale-offset", (3, 2), lambda data: data.write_direct(f32(3, 2)), chunks=(3, 2),
                scaleoffset=3)
    with_weight("inflating-chunk", (3, 2), lambda data: data.id.write_direct_chunk(
        (0, 0), zlib.compress(bytes(1 << 20))), chunks=(3, 2), compression="gzip")
    with h5py.File(HERE / "faulty-circle.nir", "w", libver="earliest") as file:
        put(file, "node", small(lif(3)), {})
        file["node/nodes/again"] = file["node"]
        file["node/nodes/once more"] = file["node"]
    with h5py.File(HERE / "faulty-soft-link.nir", "w", libver="earliest") as file:
        put(file, "node", small(lif(3)), {})
        del file["node/nodes/fc/bias"]
        file["node/nodes/fc/bias"] = h5py.SoftLink("/node/nodes/neuron/tau")


if __name__ == "__main__":
    versions()
    numbers()
    primitives()
    structure()
    faulty()
