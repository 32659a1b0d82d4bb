# The IP packager: interfaces are inferred from the attributes of the wrapper's ports.

namespace eval standin {
  variable core ""
  # Interface -> VLNV; interface -> signals as name, direction, width; interface -> parameters.
  variable bus_vlnv
  array set bus_vlnv {}
  variable bus_signals
  array set bus_signals {}
  variable bus_parameters
  array set bus_parameters {}
  variable associated {}
  variable core_saved 0
  variable map_range 0

  proc infer_interfaces {file} {
    variable bus_vlnv
    variable bus_signals
    variable bus_parameters
    set channel [open $file]
    set text [read $channel]
    close $channel
    set pattern {\(\* X_INTERFACE_INFO = "([^"]+)" \*\)\s*(?:\(\* X_INTERFACE_PARAMETER = "([^"]+)" \*\)\s*)?(input|output)\s+wire\s+(?:\[(\d+):0\]\s*)?(\w+)}
    foreach {all information parameters direction high port} [regexp -all -inline $pattern $text] {
      lassign $information vlnv interface signal
      require {$vlnv in {xilinx.com:interface:aximm:1.0 xilinx.com:signal:clock:1.0
        xilinx.com:signal:reset:1.0 xilinx.com:signal:interrupt:1.0}} "no interface type $vlnv"
      require {![info exists bus_vlnv($interface)] || $bus_vlnv($interface) eq $vlnv} \
        "$interface is of two types"
      set bus_vlnv($interface) $vlnv
      lappend bus_signals($interface) $signal $direction [expr {$high eq "" ? 1 : $high + 1}]
      if {$parameters ne ""} {
        set bus_parameters($interface) $parameters
        require {[string match "XIL_INTERFACENAME $interface*" $parameters]} \
          "the parameters at $port are not those of $interface"
      }
    }
    # Every port of the module is part of an interface.
    regexp {module firefly_ip \((.*?)\);} $text -> list
    require {[regexp -all {(input|output)\s+wire} $list] == [regexp -all {X_INTERFACE_INFO} $list]} \
      "a port of the wrapper belongs to no interface"
    foreach interface [array names bus_vlnv] {
      check_interface $interface
    }
  }

  # Mode (master or slave) and completeness of an interface.
  proc check_interface {interface} {
    variable bus_vlnv
    variable bus_signals
    set names {}
    foreach {signal direction width} $bus_signals($interface) {
      require {$signal ni $names} "$interface has $signal twice"
      lappend names $signal
    }
    switch $bus_vlnv($interface) {
      xilinx.com:signal:clock:1.0 {require {$names eq "CLK"} "$interface is no clock"}
      xilinx.com:signal:reset:1.0 {require {$names eq "RST"} "$interface is no reset"}
      xilinx.com:signal:interrupt:1.0 {require {$names eq "INTERRUPT"} "$interface is no interrupt"}
      default {check_axi $interface $names}
    }
  }

  proc check_axi {interface names} {
    variable bus_signals
    variable bus_parameters
    set lite [string match *AXI4LITE* $bus_parameters($interface)]
    set burst [expr {$lite ? "" : "LEN SIZE BURST"}]
    set last [expr {$lite ? "" : "LAST"}]
    set wanted {}
    if {![string match *WRITE_ONLY* $bus_parameters($interface)]} {
      foreach name [concat VALID READY ADDR $burst] {lappend wanted AR$name}
      foreach name [concat VALID READY DATA RESP $last] {lappend wanted R$name}
    }
    if {![string match *READ_ONLY* $bus_parameters($interface)]} {
      foreach name [concat VALID READY ADDR $burst] {lappend wanted AW$name}
      foreach name [concat VALID READY DATA STRB $last] {lappend wanted W$name}
      lappend wanted BVALID BREADY BRESP
    }
    foreach name $wanted {
      require {$name in $names} "$interface lacks $name"
    }
    if {[is_master $interface]} {
      check_capacity $interface
    }
    set optional {ARCACHE ARPROT ARLOCK ARQOS ARREGION AWCACHE AWPROT AWLOCK AWQOS AWREGION}
    foreach {name direction width} $bus_signals($interface) {
      require {$name in $wanted || $name in $optional} "AXI has no signal $name: $interface"
      set master_drives [expr {[regexp {^(A[RW]|W)} $name] ^ [regexp {READY$} $name]}]
      require {($direction eq "output") == ($master_drives == [is_master $interface])} \
        "$name of $interface has the wrong direction"
    }
  }

  # What an interconnect is not told it takes for two transactions at a time.
  proc check_capacity {interface} {
    foreach {only number} {WRITE_ONLY NUM_READ_OUTSTANDING READ_ONLY NUM_WRITE_OUTSTANDING} {
      if {[bus_parameter $interface READ_WRITE_MODE] ne $only} {
        set value [bus_parameter $interface $number]
        require {[regexp {^([1-9]|[1-5][0-9]|6[0-4])$} $value]} "$interface does not say $number"
      }
    }
    set beats [bus_parameter $interface MAX_BURST_LENGTH]
    require {[string is integer -strict $beats] && $beats >= 1 && $beats <= 256} \
      "$interface does not say MAX_BURST_LENGTH"
  }

  proc is_master {interface} {
    return [string match m_axi_* $interface]
  }

  proc bus_parameter {interface name} {
    variable bus_parameters
    return [expr {[regexp "\\m$name (\[^,\]+)" $bus_parameters($interface) -> value] ? $value : ""}]
  }
}

standin::define ipx::package_project {import_files force force_update_compile_order} \
    {root_dir vendor library taxonomy set_current module} 0 1 {
  set top $::standin::properties([current_fileset],top)
  foreach file [::standin::files_of sources_1] {
    if {[file rootname [file tail $file]] eq $top} {
      ::standin::infer_interfaces $file
    }
  }
  ::standin::require {[array size ::standin::bus_vlnv] > 0} "the top $top is not among the files"
  set ::standin::ip_folder $o(root_dir)
  set ::standin::core [::standin::object core $o(vendor):$o(library):$top:1.0]
}
standin::define ipx::current_core {} {} 0 1 {
  ::standin::require {$::standin::core ne ""} "no core is open"
  return $::standin::core
}
standin::define ipx::get_bus_interfaces {regexp} {filter of_objects} 0 1 {
  ::standin::named core $o(of_objects)
  return [lmap name [array names ::standin::bus_vlnv [lindex $a 0]] {::standin::object busif $name}]
}
standin::define ipx::associate_bus_interfaces {clear} {busif clock reset} 1 1 {
  ::standin::named core [lindex $a 0]
  ::standin::require {[info exists ::standin::bus_vlnv($o(clock))]} "no clock $o(clock)"
  foreach option {busif reset} {
    if {[info exists o($option)]} {
      ::standin::require {[info exists ::standin::bus_vlnv($o($option))]} "no interface $o($option)"
      lappend ::standin::associated $o($option)
    }
  }
}
standin::define ipx::get_memory_maps {regexp} {filter of_objects} 0 1 {
  ::standin::named core $o(of_objects)
  return [expr {[info exists ::standin::map] ? $::standin::map : ""}]
}
standin::define ipx::add_memory_map {} {} 2 2 {
  ::standin::named core [lindex $a 1]
  return [set ::standin::map [::standin::object memmap [lindex $a 0]]]
}
standin::define ipx::get_address_blocks {regexp} {filter of_objects} 0 1 {
  ::standin::named memmap $o(of_objects)
  return [expr {[info exists ::standin::block] ? $::standin::block : ""}]
}
standin::define ipx::add_address_block {} {} 2 2 {
  ::standin::named memmap [lindex $a 1]
  return [set ::standin::block [::standin::object addrblock [lindex $a 0]]]
}
foreach command {create_xgui_files update_checksums} {
  standin::define ipx::$command {} {} 1 1 {standin::named core [lindex $a 0]}
}
standin::define ipx::check_integrity {xrt} {kernel} 1 1 {
  ::standin::named core [lindex $a 0]
  foreach interface [array names ::standin::bus_vlnv] {
    if {[string match *aximm* $::standin::bus_vlnv($interface)]} {
      ::standin::require {$interface in $::standin::associated} "$interface has no clock"
      ::standin::require {$interface in [split [::standin::bus_parameter aclk ASSOCIATED_BUSIF] :]} \
        "the wrapper gives $interface no clock"
    }
  }
  ::standin::require {"aresetn" in $::standin::associated} "the clock has no reset"
}
standin::define ipx::save_core {} {} 1 1 {
  ::standin::named core [lindex $a 0]
  set ::standin::core_saved 1
}
