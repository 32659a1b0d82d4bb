# The system around the accelerator: processing system, clock, reset, interconnect, interrupt.

proc create_system {} {
  global firefly
  create_bd_design system
  create_processing_system
  set firefly(clock_pin) [create_clock_source]
  create_reset
  create_bd_cell -type ip -vlnv [newest firefly.org:accelerator:firefly] core
  join_pins $firefly(clock_pin) core/aclk
  join_pins reset/peripheral_aresetn core/aresetn
  join_pins core/interrupt ps/pl_ps_irq0
  connect_fan
  connect_control
  foreach port $firefly(memory_ports) {
    connect_memory {*}$port
  }
  assign_addresses
  regenerate_bd_layout
  validate_bd_design
  save_bd_design
}

# Newest version of an IP in the catalogue.
proc newest {name} {
  set found [lsort -dictionary [get_ipdefs -quiet "$name:*"]]
  if {[llength $found] == 0} {
    fail "Vivado's catalogue has no IP $name; install the support for Zynq UltraScale+ devices."
  }
  return [lindex $found end]
}

proc join_pins {from to} {
  connect_bd_net [get_bd_pins $from] [get_bd_pins $to]
}

proc join_interfaces {from to} {
  connect_bd_intf_net [get_bd_intf_pins $from] [get_bd_intf_pins $to]
}

proc create_processing_system {} {
  global firefly
  create_bd_cell -type ip -vlnv [newest xilinx.com:ip:zynq_ultra_ps_e] ps
  if {$firefly(board_part) ne ""} {
    apply_bd_automation -rule xilinx.com:bd_rule:zynq_ultra_ps_e \
      -config {apply_board_preset "1"} [get_bd_cells ps]
  }
  set_property -dict [processing_system_settings] [get_bd_cells ps]
  set_property -dict [processing_system_clock] [get_bd_cells ps]
  set made [get_property CONFIG.PSU__CRL_APB__PL0_REF_CTRL__ACT_FREQMHZ [get_bd_cells ps]]
  if {abs($made - $firefly(ps_clock_mhz)) > 0.01 * $firefly(ps_clock_mhz)} {
    fail "The processing system makes $made MHz instead of $firefly(ps_clock_mhz) MHz; generate\
      the project again from a board file with clock.source = wizard."
  }
}

# A preset that overrides the basic clocks, such as the Ultra96-V2's, fixes dividers, and a rate that
# is asked for has no effect beside them.
proc processing_system_clock {} {
  global firefly
  set clock CONFIG.PSU__CRL_APB__PL0_REF_CTRL__
  set settings [list ${clock}FREQMHZ $firefly(ps_clock_mhz)]
  if {[get_property CONFIG.PSU__OVERRIDE__BASIC_CLOCK [get_bd_cells ps]] == 1} {
    lappend settings ${clock}SRCSEL IOPLL ${clock}DIVISOR1 1 \
      ${clock}DIVISOR0 [expr {round(double($firefly(io_pll_mhz)) / $firefly(ps_clock_mhz))}]
  }
  return $settings
}

# Ports that a board's preset may have switched on are switched off, so that none is left open.
proc processing_system_settings {} {
  global firefly
  set settings [list \
    CONFIG.PSU__FPGA_PL0_ENABLE 1 \
    CONFIG.PSU__USE__IRQ0 1]
  for {set i 0} {$i < 3} {incr i} {
    lappend settings CONFIG.PSU__USE__M_AXI_GP$i [expr {$i == $firefly(control_number)}]
  }
  lappend settings CONFIG.PSU__MAXIGP$firefly(control_number)__DATA_WIDTH 32
  array set used {}
  foreach port $firefly(memory_ports) {
    set used([lindex $port 1]) 1
  }
  for {set i 0} {$i < 6} {incr i} {
    lappend settings CONFIG.PSU__USE__S_AXI_GP$i [info exists used($i)]
    if {[info exists used($i)]} {
      lappend settings CONFIG.PSU__SAXIGP${i}__DATA_WIDTH $firefly(port_bits)
    }
  }
  return $settings
}

# Returns the pin of the accelerator's clock.
proc create_clock_source {} {
  global firefly
  if {$firefly(clock_source) eq "ps"} {
    return ps/pl_clk0
  }
  create_bd_cell -type ip -vlnv [newest xilinx.com:ip:clk_wiz] clock
  set_property -dict [list \
    CONFIG.PRIM_SOURCE No_buffer \
    CONFIG.CLKOUT1_REQUESTED_OUT_FREQ $firefly(clock_mhz).000 \
    CONFIG.USE_LOCKED true \
    CONFIG.RESET_TYPE ACTIVE_LOW] [get_bd_cells clock]
  join_pins ps/pl_clk0 clock/clk_in1
  join_pins ps/pl_resetn0 clock/resetn
  return clock/clk_out1
}

proc create_reset {} {
  global firefly
  create_bd_cell -type ip -vlnv [newest xilinx.com:ip:proc_sys_reset] reset
  join_pins $firefly(clock_pin) reset/slowest_sync_clk
  join_pins ps/pl_resetn0 reset/ext_reset_in
  if {$firefly(clock_source) eq "wizard"} {
    join_pins clock/locked reset/dcm_locked
  }
}

# Linux regulates the fan of some boards with a timer whose output leaves through the logic; while
# the pin is open, nobody does.
proc connect_fan {} {
  global firefly
  if {$firefly(fan_pin) eq ""} {
    return
  }
  set_property -dict [list \
    CONFIG.PSU__TTC0__PERIPHERAL__ENABLE 1 \
    CONFIG.PSU__TTC0__WAVEOUT__ENABLE 1 \
    CONFIG.PSU__TTC0__WAVEOUT__IO EMIO] [get_bd_cells ps]
  create_bd_cell -type ip -vlnv [newest xilinx.com:ip:xlslice] fan
  set_property -dict [list CONFIG.DIN_WIDTH 3 CONFIG.DIN_FROM 2 CONFIG.DIN_TO 2] [get_bd_cells fan]
  join_pins ps/emio_ttc0_wave_o fan/Din
  connect_bd_net [get_bd_pins fan/Dout] [create_bd_port -dir O fan_en_b]
}

# An interconnect with one master side, clocked and reset like everything else.
proc create_interconnect {name slaves} {
  global firefly
  create_bd_cell -type ip -vlnv [newest xilinx.com:ip:smartconnect] $name
  set_property -dict [list CONFIG.NUM_SI $slaves CONFIG.NUM_MI 1] [get_bd_cells $name]
  join_pins $firefly(clock_pin) $name/aclk
  join_pins reset/interconnect_aresetn $name/aresetn
}

proc connect_control {} {
  global firefly
  join_pins $firefly(clock_pin) ps/maxi[string tolower $firefly(control_port)]_aclk
  create_interconnect control 1
  join_interfaces ps/M_AXI_$firefly(control_port) control/S00_AXI
  join_interfaces control/M00_AXI core/s_axi_control
}

# Connects some masters of the accelerator to one memory port of the processing system.
proc connect_memory {port number masters} {
  global firefly
  set interconnect memory_[string tolower $port]
  join_pins $firefly(clock_pin) ps/saxi[string tolower $port]_fpd_aclk
  create_interconnect $interconnect [llength $masters]
  set slave 0
  foreach master $masters {
    join_interfaces core/$master $interconnect/[format S%02d_AXI $slave]
    incr slave
  }
  join_interfaces $interconnect/M00_AXI ps/S_AXI_${port}_FPD
}
