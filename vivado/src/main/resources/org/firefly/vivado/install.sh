#!/bin/sh
# Installs FireFly for Kria's firmware manager; as root, on the board.
# usage: install.sh [FOLDER]      the folder with firefly.bit.bin; default: where install.sh is
set -eu
here=$(cd "$(dirname "$0")" && pwd)
from=${1:-$here}
target=/lib/firmware/xilinx/firefly

fail() {
  echo "firefly: $1" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "install.sh has to run as root."
[ -f "$from/firefly.bit.bin" ] || fail "$from/firefly.bit.bin is missing; bootgen makes it from firefly.bit."
command -v dtc >/dev/null 2>&1 || fail "dtc is missing; install it with: apt-get install device-tree-compiler"

mkdir -p "$target"
dtc -@ -q -I dts -O dtb -o "$target/firefly.dtbo" "$here/firefly.dtsi"
cp "$from/firefly.bit.bin" "$here/shell.json" "$target/"
modprobe uio_pdrv_genirq of_id=generic-uio || fail "This kernel has no module uio_pdrv_genirq."
modprobe u-dma-buf || fail "The module u-dma-buf is not installed; see https://github.com/ikwzm/udmabuf."
echo "firefly: installed; load it with: xmutil unloadapp; xmutil loadapp firefly"
