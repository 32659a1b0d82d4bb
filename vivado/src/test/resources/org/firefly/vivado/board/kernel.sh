#!/bin/sh
# What a kernel does when an overlay arrives, in the folder FIREFLY_ROOT; the variables BOARD_* play
# out what kernels lack. usage: kernel.sh fabric|devices
set -eu
sys=$FIREFLY_ROOT/sys
case $1 in
fabric)
  mkdir -p "$sys/class/fpga_manager/fpga0"
  echo "${BOARD_FPGA:-operating}" >"$sys/class/fpga_manager/fpga0/state"
  widths="$sys/bus/platform/devices/axi:firefly-port-widths"
  mkdir -p "$widths"
  [ -n "${BOARD_NO_AFI:-}" ] || : >"$widths/driver"
  ;;
devices)
  unbound=$sys/bus/platform/drivers/uio_pdrv_genirq/unbind
  if [ ! -d "$sys/class/uio/uio0" ] || [ "$(cat "$unbound")" = a0000000.fabric ]; then
    mkdir -p "$sys/class/uio/uio1"
    echo firefly >"$sys/class/uio/uio1/name"
  fi
  mkdir -p "$FIREFLY_ROOT/dev"
  [ -n "${BOARD_NO_BUFFER:-}" ] || : >"$FIREFLY_ROOT/dev/udmabuf-firefly"
  if [ -n "${BOARD_CLOCK:-}" ]; then
    mkdir -p "$sys/kernel/debug/clk/pl0_ref"
    echo "$BOARD_CLOCK" >"$sys/kernel/debug/clk/pl0_ref/clk_rate"
  fi
  ;;
esac
