"""FireFly's reader and writer, through Dump.java and the compiled module."""

import pathlib
import subprocess
import tempfile

import numpy as np

from samples import EVENTS

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HEAP = "-Xmx64m"


def class_path():
    libraries = ROOT / "events" / "target" / "interop-classpath"
    if not libraries.exists():
        maven = [ROOT / "mvnw", "-q", "-B", "-ntp", "-pl", "events", "-am", "compile"]
        maven += ["dependency:build-classpath", f"-Dmdep.outputFile={libraries}"]
        subprocess.run(maven, cwd=ROOT, check=True)
    return f"{ROOT / 'events' / 'target' / 'classes'}:{libraries.read_text().strip()}"


def run(*arguments):
    command = ["java", HEAP, "-cp", class_path(), str(HERE / "Dump.java")]
    done = subprocess.run(command + [str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"FireFly failed on {arguments}:\n{done.stderr}")
    return done.stdout


def read(path, *rules):
    """The events of a file, and what FireFly says about it."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "events"
        said = run("dump", path, out, *rules)
        return np.fromfile(out, EVENTS), said.strip()


def copy(path, out, width, height):
    run("copy", path, out, width, height)
