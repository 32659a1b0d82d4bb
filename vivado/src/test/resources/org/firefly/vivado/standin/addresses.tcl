# Address spaces of masters and segments of slaves.

namespace eval standin {
  # Address space -> list of offset, end, segment.
  variable mapped
  array set mapped {}
  variable excluded {}

  # The DDR memory, on-chip memory and flash behind a memory port. High memory exists as the board's
  # preset says.
  proc segments_of_port {number} {
    variable memory_ports
    set port [string toupper [lindex $memory_ports $number]]
    set names [list ${port}_DDR_LOW ${port}_LPS_OCM ${port}_QSPI]
    if {[setting DDR_HIGH 1]} {
      lappend names ${port}_DDR_HIGH
    }
    return $names
  }

  proc segment_exists {name} {
    if {![regexp {^ps/SAXIGP([0-5])/(\w+)$} $name -> number segment]} {
      return 0
    }
    return [expr {[setting_of ps PSU__USE__S_AXI_GP$number]
      && $segment in [segments_of_port $number]}]
  }

  # Where a master leads: through interconnects to a slave at the end.
  proc destination {interface} {
    variable peer
    set end $peer($interface)
    if {[ip_of [file dirname $end]] eq "smartconnect"} {
      return [destination [file dirname $end]/M00_AXI]
    }
    return $end
  }

  proc assign {space segment offset range} {
    variable mapped
    require {$offset % $range == 0 && ($range & ($range - 1)) == 0} \
      "$segment: $offset is no multiple of its range $range"
    set end [expr {$offset + $range}]
    if {[info exists mapped($space)]} {
      foreach other $mapped($space) {
        require {$end <= [lindex $other 0] || $offset >= [lindex $other 1]} \
          "$segment overlaps [lindex $other 2] in $space"
      }
    }
    lappend mapped($space) [list $offset $end $segment]
  }

  proc validate_addresses {} {
    variable cells
    variable mapped
    foreach cell [array names cells] {
      foreach {name mode clock} [interfaces_of $cell] {
        if {[ip_of $cell] eq "firefly" && $mode eq "master"} {
          check_master $cell/$name
        }
      }
    }
    require {[info exists mapped(ps/Data)]} "the processor does not see the registers"
    foreach entry $mapped(ps/Data) {
      set slave [string map {/reg0 ""} [lindex $entry 2]]
      set path [lsearch -inline [array names ::standin::peer ps/M_AXI_*] *]
      require {[destination $path] eq $slave} "$path does not lead to $slave"
      require {[in_window $path [lindex $entry 0] [lindex $entry 1]]} \
        "the registers are not in the window of $path"
    }
  }

  proc in_window {path first end} {
    foreach {port low high} {
      M_AXI_HPM0_FPD 0xA0000000 0xB0000000 M_AXI_HPM1_FPD 0xB0000000 0xC0000000
      M_AXI_HPM0_LPD 0x80000000 0xA0000000} {
      if {[file tail $path] eq $port} {
        return [expr {$first >= $low && $end <= $high}]
      }
    }
  }

  # A master sees DDR memory, through the port it is connected to, and nothing else.
  proc check_master {master} {
    variable mapped
    variable excluded
    variable memory_ports
    require {[info exists mapped($master)]} "$master sees no memory"
    regexp {S_AXI_(\w+)_FPD} [destination $master] -> port
    set number [lsearch $memory_ports [string tolower $port]]
    set seen [lmap entry $mapped($master) {lindex $entry 2}]
    foreach segment $seen {
      require {[string match ps/SAXIGP$number/* $segment]} \
        "$master does not reach $segment through $port"
    }
    require {"ps/SAXIGP$number/${port}_DDR_LOW" in $seen} "$master does not see DDR memory"
    foreach name {LPS_OCM QSPI} {
      require {"$master ps/SAXIGP$number/${port}_$name" in $excluded} "$master may see $name"
    }
  }
}

standin::define get_bd_addr_spaces {regexp hierarchical} {filter of_objects} 0 1 {
  set name [lindex $a 0]
  if {$name ne "ps/Data"} {
    ::standin::require {[lindex [::standin::interface $name] 0] eq "master"} "$name is no master"
  }
  return [::standin::object bd_addr_space $name]
}
standin::define get_bd_addr_segs {regexp hierarchical excluded addressed unaddressed addressing \
    addressables} {filter of_objects} 0 1 {
  if {[info exists o(of_objects)]} {
    set slave [::standin::named bd_intf_pin $o(of_objects)]
    ::standin::require {[lindex [::standin::interface $slave] 0] eq "slave"} "$slave is no slave"
    return [::standin::object bd_addr_seg $slave/reg0]
  }
  if {[::standin::segment_exists [lindex $a 0]]} {
    return [::standin::object bd_addr_seg [lindex $a 0]]
  }
  ::standin::require {[info exists o(quiet)]} "there is no segment [lindex $a 0]"
  return ""
}
standin::define assign_bd_address {boundary master_boundary external force} {target_address_space
    dict import_from_file export_to_file offset range base_high} 1 1 {
  ::standin::assign [::standin::named bd_addr_space $o(target_address_space)] \
    [::standin::named bd_addr_seg [lindex $a 0]] $o(offset) $o(range)
}
standin::define exclude_bd_addr_seg {} {target_address_space} 1 1 {
  lappend ::standin::excluded [concat \
    [::standin::named bd_addr_space $o(target_address_space)] \
    [::standin::named bd_addr_seg [lindex $a 0]]]
}
