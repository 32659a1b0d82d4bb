"""Prints what a netlist of Yosys takes, as cells of a Markdown row, from the output of `stat -json`."""

import json
import re
import sys

# LUTs of a memory cell: RAM64M8 and RAM32M16 fill a slice of eight, RAM64M and RAM32M half of one.
LUT_RAM = {"RAM32M16": 8, "RAM64M8": 8, "RAM32M": 4, "RAM64M": 4, "RAM32X1D": 2, "RAM64X1D": 2, "RAM64X1S": 1, "RAM32X1S": 1}


def main():
    text = open(sys.argv[1]).read()
    cells = json.loads(text[text.index("{"):])["design"]["num_cells_by_type"]
    memory = sum(cells.get(kind, 0) * luts for kind, luts in LUT_RAM.items())
    shift = count(cells, r"SRL.*")
    figures = [
        count(cells, r"LUT\d") + memory + shift,
        memory + shift,
        count(cells, r"FD.*"),
        count(cells, r"DSP48E2"),
        count(cells, r"RAMB36E2"),
        count(cells, r"RAMB18E2"),
        count(cells, r"URAM288"),
    ]
    print(" | ".join(str(figure) for figure in figures))


def count(cells, pattern):
    return sum(number for kind, number in cells.items() if re.fullmatch(pattern, kind))


if __name__ == "__main__":
    main()
