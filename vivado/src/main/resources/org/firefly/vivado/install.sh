#!/bin/sh
# Installs FireFly for Kria's firmware manager; as root, on the board. What it sets up survives a
# reboot; after one, run load.sh again.
# usage: install.sh [FOLDER]      the folder with firefly.bit.bin; default: where install.sh is
set -eu
here=$(cd "$(dirname "$0")" && pwd)
from=${1:-$here}
. "$here/firefly.sh"
target=$root/lib/firmware/xilinx/firefly

require_root
require_files "$from" firefly.bit.bin
mkdir -p "$target" "$root/etc/modules-load.d" "$root/etc/modprobe.d"
compile_overlay "$here/firefly.dtsi" "$target/firefly.dtbo"
cp "$from/firefly.bit.bin" "$here/shell.json" "$target/"
echo "options uio_pdrv_genirq of_id=generic-uio" >"$root/etc/modprobe.d/firefly.conf"
printf '%s\n' uio_pdrv_genirq u-dma-buf >"$root/etc/modules-load.d/firefly.conf"
load_modules
echo "firefly: installed; load it, now and after every start of the board, with: $here/load.sh"
