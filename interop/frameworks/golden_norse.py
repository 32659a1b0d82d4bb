"""Golden cases of Norse 1.1.0."""

import norse.torch as norse
import torch
from norse.torch.utils.export_nir import to_nir
from torch import nn

from golden import grid, np, save, spikes


def dense(rng, inputs, outputs):
    layer = nn.Linear(inputs, outputs)
    layer.weight.data = torch.from_numpy(grid(rng, outputs, inputs, step=0.25))
    layer.bias.data = torch.from_numpy(grid(rng, outputs, step=0.25, limit=4))
    return layer


def run(modules, x):
    """The outputs of every module, [N,T,...]."""
    states = [None] * len(modules)
    seen = {i: [] for i in range(len(modules))}
    for t in range(x.shape[1]):
        value = torch.from_numpy(x[:, t]).float()
        for i, module in enumerate(modules):
            if isinstance(module, nn.Linear):
                value = module(value)
            else:
                value, states[i] = module(value, states[i])
            seen[i].append(value.detach().numpy().copy())
    return {i: np.stack(values, 1) for i, values in seen.items()}


def case(name, modules, x, neurons, graded=(), dt=0.001, **conventions):
    seen = run(modules, x)
    graph = to_nir(norse.SequentialState(*modules), torch.from_numpy(x[:1, 0]).float(), dt=dt)
    save(f"norse-{name}", graph, x, {str(i): seen[i] for i in neurons},
         {str(i): seen[i] for i in graded}, from_="norse", **conventions)


def main():
    rng = np.random.default_rng(2)
    x = spikes(rng, 10)
    half = torch.as_tensor(500.0)

    def network(make, readout=None):
        return [dense(rng, 10, 12), make(), dense(rng, 12, 6), (readout or make)()]

    def box():
        return norse.LIFBoxCell(norse.LIFBoxParameters(tau_mem_inv=half, v_th=torch.as_tensor(0.5)))

    def leaking():
        return norse.LIFBoxCell(norse.LIFBoxParameters(
            tau_mem_inv=half, v_th=torch.as_tensor(0.75), v_leak=torch.as_tensor(0.25)))

    def lif():
        return norse.LIFCell(norse.LIFParameters(tau_mem_inv=half, tau_syn_inv=half, v_th=torch.as_tensor(0.5)))

    def lif_defaults():
        return norse.LIFCell(norse.LIFParameters(v_th=torch.as_tensor(0.25)))

    def li():
        return norse.LIBoxCell(norse.LIBoxParameters(tau_mem_inv=half))

    case("lif-box", network(box), x, (1, 3))
    case("lif-box-leak", network(leaking), x, (1, 3))
    case("lif-box-seconds", network(box), x, (1, 3), dt=1.0)
    case("lif", network(lif), x, (1, 3))
    case("lif-defaults", network(lif_defaults), x, (1, 3))
    case("iaf", network(norse.IAFCell), x, (1, 3))
    case("li-readout", network(box, li), x, (1,), (3,))


main()
