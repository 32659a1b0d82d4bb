# The memory map: registers for the processor, DDR memory for the accelerator.

proc assign_addresses {} {
  global firefly
  assign_bd_address -offset $firefly(control_address) -range $firefly(control_bytes) \
    -target_address_space [get_bd_addr_spaces ps/Data] \
    [get_bd_addr_segs -of_objects [get_bd_intf_pins core/s_axi_control]]
  foreach port $firefly(memory_ports) {
    foreach master [lindex $port 2] {
      assign_memory $master [lindex $port 0] [lindex $port 1]
    }
  }
}

proc assign_memory {master port number} {
  global firefly
  set space [get_bd_addr_spaces core/$master]
  foreach region $firefly(ddr) {
    lassign $region name offset range
    set segment [get_bd_addr_segs -quiet ps/SAXIGP$number/${port}_$name]
    if {$segment eq ""} {
      fail "The processing system offers no $name at $port; check ddr.lowBytes and ddr.highBytes of\
        the board file."
    }
    assign_bd_address -offset $offset -range $range -target_address_space $space $segment
  }
  # Nothing but DDR memory: a wrong address must end in an error, not in a configuration register.
  foreach name {LPS_OCM QSPI} {
    set segment [get_bd_addr_segs -quiet ps/SAXIGP$number/${port}_$name]
    if {$segment ne ""} {
      exclude_bd_addr_seg -target_address_space $space $segment
    }
  }
}
