#!/bin/sh
# Loads the bitstream and the device-tree overlay of FireFly; as root, on the board.
# usage: load.sh [FOLDER]      the folder with firefly.bit.bin and firefly.dtbo; default: where load.sh is
set -eu
here=${1:-$(cd "$(dirname "$0")" && pwd)}
overlay=/sys/kernel/config/device-tree/overlays/firefly

fail() {
  echo "firefly: $1" >&2
  exit 1
}

[ "$(id -u)" -eq 0 ] || fail "load.sh has to run as root."
for file in firefly.bit.bin firefly.dtbo; do
  [ -f "$here/$file" ] || fail "$here/$file is missing; the README of the project says how to make it."
done
mountpoint -q /sys/kernel/config || mount -t configfs configfs /sys/kernel/config
[ -d "$(dirname "$overlay")" ] || fail "This kernel has no device-tree overlays through configfs."

modprobe uio_pdrv_genirq of_id=generic-uio || fail "This kernel has no module uio_pdrv_genirq."
modprobe u-dma-buf || fail "The module u-dma-buf is not installed; see https://github.com/ikwzm/udmabuf."

cp "$here/firefly.bit.bin" "$here/firefly.dtbo" /lib/firmware/
[ ! -d "$overlay" ] || rmdir "$overlay"
mkdir "$overlay"
printf %s firefly.dtbo >"$overlay/path"
[ "$(cat "$overlay/status")" = applied ] || fail "The overlay was not applied; see dmesg."
echo "firefly: loaded"
