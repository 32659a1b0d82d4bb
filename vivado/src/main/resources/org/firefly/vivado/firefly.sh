# Functions of the scripts beside this file.

# Where the kernel shows its devices; only tests set another place.
root=${FIREFLY_ROOT:-}

fail() {
  echo "firefly: $1" >&2
  exit 1
}

warn() {
  echo "firefly: WARNING: $1" >&2
}

require_root() {
  [ "$(id -u)" -eq 0 ] || fail "$(basename "$0") has to run as root."
}

# require_files FOLDER NAME...
require_files() {
  folder=$1
  shift
  for file in "$@"; do
    [ -f "$folder/$file" ] || fail "$folder/$file is missing; the README of the project says how to make it."
  done
}

load_modules() {
  modprobe uio_pdrv_genirq of_id=generic-uio || fail "This kernel has no module uio_pdrv_genirq."
  modprobe u-dma-buf || fail "The module u-dma-buf is not installed; see https://github.com/ikwzm/udmabuf."
}

# compile_overlay SOURCE TARGET. One label that the kernel's tree lacks makes the kernel refuse a
# whole overlay, and that of the interrupt controller differs from kernel to kernel.
compile_overlay() {
  command -v dtc >/dev/null 2>&1 || fail "dtc is missing; install it with: apt-get install device-tree-compiler"
  labels=$root/proc/device-tree/__symbols__
  [ -d "$labels" ] || fail "The device tree of this kernel has no labels, so it takes no overlays; boot one that was compiled with dtc -@."
  for label in amba fpga_full zynqmp_clk zynqmp_reset; do
    [ -e "$labels/$label" ] || fail "The device tree of this kernel has no label $label, which the overlay refers to."
  done
  for controller in gic imux gic_a53; do
    if [ -e "$labels/$controller" ]; then
      sed "s/<&gic>/<\\&$controller>/" "$1" | dtc -@ -q -I dts -O dtb -o "$2" - || fail "dtc cannot compile $1."
      return
    fi
  done
  fail "The device tree of this kernel labels its interrupt controller neither gic nor imux nor gic_a53; change &gic in $1 to the label that it has."
}

# An interrupt belongs to one UIO device, and images made for other designs bring a device that
# holds this one, such as the "fabric" of PYNQ.
free_interrupt() {
  for uio in "$root"/sys/class/uio/uio*; do
    cells=$uio/device/of_node/interrupts
    [ -e "$cells" ] && [ "$(cat "$uio/name")" != @UIO_NAME@ ] || continue
    [ "$(od -An -v -tx1 "$cells" | tr -d ' \n')" = "@INTERRUPT_CELLS@" ] || continue
    name=$(basename "$(readlink -f "$uio/device")")
    echo "firefly: takes the interrupt from the device $name"
    printf %s "$name" >"$uio/device/driver/unbind" || fail "The device $name holds the interrupt and cannot be unbound."
  done
}

# require_driver NODE SENTENCE
require_driver() {
  for device in "$root"/sys/bus/platform/devices/*"$1"; do
    [ ! -e "$device/driver" ] || return 0
  done
  fail "$2"
}

require_registers() {
  for uio in "$root"/sys/class/uio/uio*; do
    [ ! -e "$uio/name" ] || [ "$(cat "$uio/name")" != @UIO_NAME@ ] || return 0
  done
  fail "There is no UIO device @UIO_NAME@ for the registers. dmesg tells why: error -16 means that another device has the interrupt; if there is nothing, the kernel's boot arguments need uio_pdrv_genirq.of_id=generic-uio."
}

# The slower clock is harmless, the faster one is not: timing was checked for the rate asked for.
check_clock() {
  wanted=@CLOCK_HZ@
  clock=$root/sys/kernel/debug/clk/pl0_ref/clk_rate
  [ -e "$clock" ] || mount -t debugfs debugfs "$root/sys/kernel/debug" 2>/dev/null || :
  if [ ! -e "$clock" ]; then
    warn "the rate of the clock pl0_ref cannot be read ($clock); it should be $wanted Hz."
    return
  fi
  rate=$(cat "$clock")
  [ "$rate" -gt 0 ] || fail "The clock pl0_ref stands still."
  [ "$rate" -le $((wanted + wanted / 100)) ] || fail "The clock pl0_ref has $rate Hz, more than the $wanted Hz that the bitstream was built for."
  [ "$rate" -ge $((wanted - wanted / 100)) ] || warn "the clock pl0_ref has $rate Hz instead of $wanted Hz: results are right, but everything takes longer."
}

# Overlays are accepted although devices in them find no driver, so each device is looked for.
require_devices() {
  state=$root/sys/class/fpga_manager/fpga0/state
  [ -e "$state" ] && [ "$(cat "$state")" = operating ] || fail "The bitstream was not loaded; see dmesg."
  require_driver firefly-port-widths "The widths of the memory ports are not set, since this kernel has no driver for xlnx,afi-fpga (CONFIG_XILINX_AFI_FPGA)."
  require_registers
  [ -e "$root/dev/@BUFFER_NAME@" ] || fail "There is no buffer /dev/@BUFFER_NAME@. dmesg tells why; cma=256M in the boot arguments gives it room."
  check_clock
}
