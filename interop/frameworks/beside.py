"""Runs the files of trained networks with FireFly, and puts its answers beside those of the framework."""

import json
import sys
import warnings

import firefly
import numpy as np
from trained import CASES

ACCURACY, CLASSES = 0.005, 0.98


def main(framework):
    """Prints a row for each file; the exit code says whether all are as near as they must be."""
    wrong = 0
    print("| network | file | accuracy there | here | classes equal | of them the float network's |\n|---|---|---|---|---|---|")
    for folder in sorted(CASES.glob(f"{framework}-*")):
        case = json.loads((folder / "case.json").read_text())
        for file, options in case["options"].items():
            wrong += not near(folder, file, options, case["accuracy"])
    return 1 if wrong else 0


def near(folder, file, options, accuracy):
    # Networks whose synaptic currents last need a board's configuration with them.
    target = "ultra96v2-synapses" if folder.name.endswith("-currents") else "ultra96v2"
    arrays = {name: np.load(folder / f"{name}.npy") for name in ("images", "labels", "classes")}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", firefly.FireFlyWarning)
            run = firefly.run(folder / f"{file}.nir", arrays["images"], labels=arrays["labels"],
                              target=target, input_scale=1 / 255, batch=8, compare=True, **options)
    except firefly.FireFlyError as refusal:
        print(f"| {folder.name} | {file} | {accuracy:.2%} | refused: {refusal} | | |")
        return False
    equal = float(np.mean(run.classes == arrays["classes"]))
    print(f"| {folder.name} | {file} | {accuracy:.2%} | {run.accuracy:.2%} | {equal:.2%} | {run.classes_equal:.2%} |", flush=True)
    return abs(run.accuracy - accuracy) <= ACCURACY and equal >= CLASSES


sys.exit(main(sys.argv[1]))
