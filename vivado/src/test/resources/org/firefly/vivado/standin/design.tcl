# The block design: cells, nets, and what has to hold of them.

namespace eval standin {
  variable design ""
  variable cells
  array set cells {}
  variable config
  array set config {}
  # Sink pin -> source pin; interface -> the interface at the other end.
  variable driver
  array set driver {}
  variable peer
  array set peer {}
  # Ports of the design, each driven by a pin.
  variable design_ports {}
  variable driven_ports {}
  variable validated 0
  variable saved 0

  proc pin {name} {
    set cell [file dirname $name]
    variable cells
    require {[info exists cells($cell)]} "there is no cell $cell"
    foreach {pin direction kind} [pins_of $cell] {
      if {$pin eq [file tail $name]} {
        return [list $direction $kind]
      }
    }
    refuse "$cell has no pin [file tail $name]"
  }

  proc interface {name} {
    set cell [file dirname $name]
    variable cells
    require {[info exists cells($cell)]} "there is no cell $cell"
    foreach {interface mode clock} [interfaces_of $cell] {
      if {$interface eq [file tail $name]} {
        return [list $mode $cell/$clock]
      }
    }
    refuse "$cell has no interface [file tail $name]"
  }

  proc connect {from to} {
    variable driver
    lassign [pin $from] from_direction from_kind
    lassign [pin $to] to_direction to_kind
    require {$from_direction eq "O" && $to_direction eq "I"} "$from does not drive $to"
    require {$from_kind eq $to_kind} "$from is a $from_kind but $to a $to_kind"
    require {![info exists driver($to)]} "$to is driven twice"
    set driver($to) $from
  }

  proc validate {} {
    variable cells
    variable driver
    variable peer
    variable design_ports
    variable driven_ports
    require {$design_ports eq $driven_ports} "of the ports $design_ports not all are driven"
    foreach cell [lsort [array names cells]] {
      foreach {pin direction kind} [pins_of $cell] {
        if {$direction eq "I" && $kind ne "optional" && $kind ne "locked"} {
          require {[info exists driver($cell/$pin)]} "$cell/$pin is open"
        }
      }
      foreach {name mode clock} [interfaces_of $cell] {
        require {[info exists peer($cell/$name)]} "$cell/$name is open"
        set other [lindex [interface $peer($cell/$name)] 1]
        require {$driver($cell/$clock) eq $driver($other)} \
          "the ends of $cell/$name have different clocks"
      }
      if {[ip_of $cell] eq "firefly"} {
        require {"$cell/interrupt" in [lmap {sink source} [array get driver] {set source}]} \
          "the interrupt is not wired"
      }
      if {[ip_of $cell] eq "clk_wiz"} {
        check_lock $cell
      }
    }
  }

  # Reset must last until the clock is good.
  proc check_lock {cell} {
    variable driver
    require {[lsearch -exact [lmap {sink source} [array get driver] {set source}] $cell/locked] >= 0} \
      "nobody waits for $cell to lock"
    require {abs([setting_of $cell PRIM_IN_FREQ] - [pl0_mhz ps]) < 0.01} \
      "$cell expects another clock than it gets"
  }
}

standin::define create_bd_design {} {dir cell bdsource} 1 1 {
  set ::standin::design [lindex $a 0]
  set file [file join $::standin::project_folder [lindex $a 0].bd]
  file mkdir [file dirname $file]
  close [open $file w]
  lappend ::standin::files($::standin::project,sources_1) $file
}
standin::define create_bd_cell {} {vlnv type reference dir} 1 1 {
  ::standin::require {$::standin::design ne ""} "no block design is open"
  ::standin::require {$o(type) eq "ip" && $o(vlnv) in $::standin::catalogue} "no IP $o(vlnv)"
  ::standin::require {![info exists ::standin::cells([lindex $a 0])]} "[lindex $a 0] exists already"
  set ::standin::cells([lindex $a 0]) $o(vlnv)
  return [::standin::object bd_cell [lindex $a 0]]
}
standin::define get_bd_cells {regexp hierarchical} {filter of_objects} 0 1 {
  ::standin::require {[info exists ::standin::cells([lindex $a 0])]} "there is no cell [lindex $a 0]"
  return [::standin::object bd_cell [lindex $a 0]]
}
standin::define get_bd_pins {regexp hierarchical} {filter of_objects} 0 1 {
  ::standin::pin [lindex $a 0]
  return [::standin::object bd_pin [lindex $a 0]]
}
standin::define get_bd_intf_pins {regexp hierarchical} {filter of_objects} 0 1 {
  ::standin::interface [lindex $a 0]
  return [::standin::object bd_intf_pin [lindex $a 0]]
}
standin::define apply_bd_automation {} {rule config dict opts} 1 1 {
  ::standin::require {$o(rule) eq "xilinx.com:bd_rule:zynq_ultra_ps_e"} "no rule $o(rule)"
  ::standin::require {[dict get $o(config) apply_board_preset] in {0 1}} "no preset $o(config)"
  ::standin::require {[info exists ::standin::properties([current_project],board_part)]} "no board"
  ::standin::apply_preset [::standin::named bd_cell [lindex $a 0]] \
    $::standin::properties([current_project],board_part)
}
standin::define create_bd_port {} {dir type from to} 1 1 {
  ::standin::require {$o(dir) eq "O"} "no direction $o(dir)"
  lappend ::standin::design_ports [lindex $a 0]
  return [::standin::object bd_port [lindex $a 0]]
}
standin::define connect_bd_net {boundary_type} {net} 2 99 {
  if {[string match bd_port:* [lindex $a 1]]} {
    ::standin::require {[lindex [::standin::pin [::standin::named bd_pin [lindex $a 0]]] 0] eq "O"} \
      "[lindex $a 0] drives nothing"
    lappend ::standin::driven_ports [::standin::named bd_port [lindex $a 1]]
    return
  }
  set pins [lmap pin $a {::standin::named bd_pin $pin}]
  foreach sink [lrange $pins 1 end] {
    ::standin::connect [lindex $pins 0] $sink
  }
}
standin::define connect_bd_intf_net {} {intf_net boundary_type auto_mode} 2 2 {
  set ends [lmap end $a {::standin::named bd_intf_pin $end}]
  set modes [lsort [lmap end $ends {lindex [::standin::interface $end] 0}]]
  ::standin::require {$modes eq "master slave"} "$ends are not a master and a slave"
  foreach end $ends other [lreverse $ends] {
    ::standin::require {![info exists ::standin::peer($end)]} "$end is connected twice"
    set ::standin::peer($end) $other
  }
}
standin::define regenerate_bd_layout {routing} {layout_file layout_string hierarchy} 0 0 {}
standin::define validate_bd_design {force include_pfm} {design} 0 0 {
  ::standin::validate
  ::standin::validate_addresses
  set ::standin::validated 1
}
standin::define save_bd_design {} {} 0 1 {
  ::standin::require {$::standin::validated} "the design is not validated"
  set ::standin::saved 1
}
