"""Golden cases of NeuroBench 2.3.0: networks of snnTorch 1.0.0, an input, and what NeuroBench counts."""

import json
import pathlib
import shutil

import nir
import numpy as np
import snntorch as snn
import torch
from neurobench.benchmarks import Benchmark
from neurobench.metrics.static import ConnectionSparsity, Footprint
from neurobench.metrics.workload import ActivationSparsity, MembraneUpdates, SynapticOperations
from neurobench.models import SNNTorchModel
from snntorch.export_nir import export_to_nir
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from golden import ROOT, SAMPLES, STEPS, grid, spikes

CASES = ROOT / "figures" / "src" / "test" / "resources" / "golden"


def leaky(*shape, **options):
    return snn.Leaky(torch.full(shape, 0.5), threshold=torch.ones(shape), init_hidden=True, **options)


def pruned(rng, layer):
    """The layer with weights on a grid, a quarter of them zero."""
    weight = grid(rng, *layer.weight.shape)
    weight[rng.random(weight.shape) < 0.25] = 0
    layer.weight.data = torch.from_numpy(weight)
    if layer.bias is not None:
        layer.bias.data = torch.from_numpy(grid(rng, *layer.bias.shape))
    return layer


def counted(network, x):
    """What NeuroBench says of all samples as one batch; of the footprint, without the framework's buffers."""
    model = SNNTorchModel(network)
    data = DataLoader(TensorDataset(torch.from_numpy(x).float(), torch.zeros(len(x))), batch_size=len(x))
    metrics = [[Footprint, ConnectionSparsity], [ActivationSparsity, MembraneUpdates, SynapticOperations]]
    # Membranes are buffers too, and grow with the first batch; the footprint is taken before it.
    buffers = sum(b.numel() * b.element_size() for b in network.buffers())
    results = Benchmark(model, data, [], [], metrics).run(quiet=True)
    operations = results["SynapticOperations"]
    return {
        "footprintBytes": results["Footprint"] - buffers,
        "connectionSparsity": results["ConnectionSparsity"],
        "activationSparsity": results["ActivationSparsity"],
        "denseOperations": operations["Dense"],
        "effectiveMacs": operations["Effective_MACs"],
        "effectiveAcs": operations["Effective_ACs"],
        "membraneUpdates": results["MembraneUpdates"],
    }


def case(name, network, x):
    folder = CASES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    graph = export_to_nir(network, torch.from_numpy(x[:1, 0]).float(), ignore_dims=[0])
    nir.write(folder / "model.nir", graph, compression=None)
    np.save(folder / "input.npy", x)
    figures = counted(network, x)
    (folder / "neurobench.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(name, figures)


def main():
    rng = np.random.default_rng(2)
    dense = nn.Sequential(
        pruned(rng, nn.Linear(10, 12)), leaky(12), pruned(rng, nn.Linear(12, 6, bias=False)), leaky(6, output=True))
    case("dense", dense, spikes(rng, 10))

    maps = nn.Sequential(
        pruned(rng, nn.Conv2d(2, 4, 3, padding=1)), leaky(4, 9, 7),
        pruned(rng, nn.Conv2d(4, 8, 3, stride=2, padding=1, groups=2)), leaky(8, 5, 4),
        nn.Flatten(), pruned(rng, nn.Linear(160, 6)), leaky(6, output=True))
    case("maps", maps, spikes(rng, 2, 9, 7))
    # Counts are neither spikes nor silence, so that the first layer multiplies.
    counts = rng.integers(0, 4, (SAMPLES, STEPS, 2, 9, 7)).astype(np.uint8)
    case("counts", maps, counts)

    # Means of spikes are no spikes either.
    pooled = nn.Sequential(
        pruned(rng, nn.Conv2d(2, 4, 3, padding=1)), leaky(4, 8, 8), nn.AvgPool2d(2),
        pruned(rng, nn.Conv2d(4, 4, 2, dilation=2)), leaky(4, 2, 2, output=True))
    case("pooled", pooled, spikes(rng, 2, 8, 8))


main()
