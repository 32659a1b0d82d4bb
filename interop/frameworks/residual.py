"""The ResNet18s of SpikingJelly 2.0.0, at the size of CIFAR-10, as files for FireFly.

usage: residual.py FOLDER

Writes sew-resnet18.nir (spikes add) and spiking-resnet18.nir (currents join), untrained. Its exporter writes
modules and additions, so what the models do between their blocks by functions is done by modules here.
"""

import sys
from pathlib import Path

import firefly
import torch
from spikingjelly.activation_based import layer, neuron
from spikingjelly.activation_based.model import sew_resnet, spiking_resnet
from torch import nn


class Cifar(nn.Module):
    """A ResNet whose stem is a 3x3 convolution, and whose last map is 4x4."""

    def __init__(self, net):
        super().__init__()
        stem = layer.Conv2d(3, 64, 3, padding=1, bias=False)
        self.stem = nn.Sequential(stem, net.bn1, net.sn1)
        self.blocks = nn.Sequential(*net.layer1, *net.layer2, *net.layer3, *net.layer4)
        self.head = nn.Sequential(layer.AvgPool2d(4), layer.Flatten(), net.fc)

    def forward(self, x):
        return self.head(self.blocks(self.stem(x)))


def main(folder):
    torch.manual_seed(1)
    models = {
        "sew-resnet18": sew_resnet.sew_resnet18(cnf="ADD", spiking_neuron=neuron.IFNode, num_classes=10),
        "spiking-resnet18": spiking_resnet.spiking_resnet18(spiking_neuron=neuron.IFNode, num_classes=10),
    }
    for name, model in models.items():
        network = Cifar(model).eval()
        firefly.export(network, torch.rand(1, 3, 32, 32), folder / f"{name}.nir")


main(Path(sys.argv[1]))
