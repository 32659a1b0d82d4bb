#!/bin/sh
# Loads the bitstream and the device-tree overlays of FireFly; as root, on the board.
# usage: load.sh [FOLDER]      the folder with firefly.bit.bin; default: where load.sh is
set -eu
here=$(cd "$(dirname "$0")" && pwd)
from=${1:-$here}
. "$here/firefly.sh"
firmware=$root/lib/firmware
overlays=$root/sys/kernel/config/device-tree/overlays

# apply NAME
apply() {
  mkdir "$overlays/$1"
  if ! printf %s "$1.dtbo" >"$overlays/$1/path" || [ "$(cat "$overlays/$1/status")" != applied ]; then
    rmdir "$overlays/$1"
    fail "The overlay $1 was not applied; see dmesg."
  fi
}

require_root
require_files "$from" firefly.bit.bin
mountpoint -q "$root/sys/kernel/config" || mount -t configfs configfs "$root/sys/kernel/config"
[ -d "$overlays" ] || fail "This kernel has no device-tree overlays through configfs."
load_modules
for overlay in firefly-devices firefly; do
  [ ! -d "$overlays/$overlay" ] || rmdir "$overlays/$overlay"
done
free_interrupt

mkdir -p "$firmware"
cp "$from/firefly.bit.bin" "$firmware/"
for overlay in firefly firefly-devices; do
  compile_overlay "$here/$overlay.dtso" "$firmware/$overlay.dtbo"
done
# The clock changes only when the bitstream is there: a board has reset itself on both at once.
apply firefly
apply firefly-devices
require_devices
echo "firefly: loaded"
