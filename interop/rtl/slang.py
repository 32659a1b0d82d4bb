"""Compiles SystemVerilog with slang, by the options of its command line; ends with 1 at any error or warning."""

import sys

from pyslang.driver import Driver


def main():
    driver = Driver()
    driver.addStandardArgs()
    good = (
        driver.parseCommandLine(" ".join(["slang", "-Werror", *sys.argv[1:]]))
        and driver.processOptions()
        and driver.parseAllSources()
    )
    if good:
        driver.reportCompilation(driver.createCompilation(), True)
        good = driver.reportDiagnostics(True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
