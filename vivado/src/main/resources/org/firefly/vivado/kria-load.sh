#!/bin/sh
# Loads FireFly through Kria's firmware manager; as root, on the board, after install.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/firefly.sh"

require_root
require_files "$root/lib/firmware/xilinx/firefly" firefly.bit.bin firefly.dtbo shell.json
load_modules
xmutil unloadapp || warn "xmutil could not unload what was loaded before."
free_interrupt
xmutil loadapp firefly || fail "xmutil could not load firefly; see dmesg and journalctl -u dfx-mgr."
require_devices
echo "firefly: loaded"
