# The IPs: their settings, and the pins and interfaces that follow from the settings.

namespace eval standin {
  variable catalogue {
    xilinx.com:ip:zynq_ultra_ps_e:3.3 xilinx.com:ip:zynq_ultra_ps_e:3.4 xilinx.com:ip:clk_wiz:6.0
    xilinx.com:ip:proc_sys_reset:5.0 xilinx.com:ip:smartconnect:1.0
    xilinx.com:ip:xlslice:1.0
  }

  # Settings of each IP with pattern and value at first.
  variable settings {
    zynq_ultra_ps_e {
      PSU__FPGA_PL0_ENABLE {[01]} 1
      PSU__CRL_APB__PL0_REF_CTRL__FREQMHZ {\d+(\.\d+)?} 100
      PSU__CRL_APB__PL0_REF_CTRL__SRCSEL {IOPLL|RPLL|DPLL} IOPLL
      PSU__CRL_APB__PL0_REF_CTRL__DIVISOR0 {[1-9]|[1-5]\d|6[0-3]} 15
      PSU__CRL_APB__PL0_REF_CTRL__DIVISOR1 {[1-9]|[1-5]\d|6[0-3]} 1
      PSU__OVERRIDE__BASIC_CLOCK {[01]} 0
      PSU__TTC0__PERIPHERAL__ENABLE {[01]} 0 PSU__TTC0__WAVEOUT__ENABLE {[01]} 0
      PSU__TTC0__WAVEOUT__IO {NA|EMIO} NA
      PSU__USE__IRQ0 {[01]} 0
      PSU__USE__M_AXI_GP0 {[01]} 1 PSU__USE__M_AXI_GP1 {[01]} 1 PSU__USE__M_AXI_GP2 {[01]} 0
      PSU__MAXIGP0__DATA_WIDTH {32|64|128} 128 PSU__MAXIGP1__DATA_WIDTH {32|64|128} 128
      PSU__MAXIGP2__DATA_WIDTH {32|64|128} 32
      PSU__USE__S_AXI_GP0 {[01]} 0 PSU__USE__S_AXI_GP1 {[01]} 0 PSU__USE__S_AXI_GP2 {[01]} 0
      PSU__USE__S_AXI_GP3 {[01]} 0 PSU__USE__S_AXI_GP4 {[01]} 0 PSU__USE__S_AXI_GP5 {[01]} 0
      PSU__SAXIGP0__DATA_WIDTH {32|64|128} 128 PSU__SAXIGP1__DATA_WIDTH {32|64|128} 128
      PSU__SAXIGP2__DATA_WIDTH {32|64|128} 128 PSU__SAXIGP3__DATA_WIDTH {32|64|128} 128
      PSU__SAXIGP4__DATA_WIDTH {32|64|128} 128 PSU__SAXIGP5__DATA_WIDTH {32|64|128} 128
    }
    clk_wiz {
      PRIM_SOURCE {Single_ended_clock_capable_pin|Global_buffer|No_buffer}
        Single_ended_clock_capable_pin
      PRIM_IN_FREQ {\d+\.\d+} 100.000 CLKOUT1_REQUESTED_OUT_FREQ {\d+\.\d+} 100.000
      USE_LOCKED {true|false} true RESET_TYPE {ACTIVE_HIGH|ACTIVE_LOW} ACTIVE_HIGH
    }
    proc_sys_reset {C_EXT_RESET_HIGH {[01]} 0}
    xlslice {DIN_WIDTH {\d+} 32 DIN_FROM {\d+} 0 DIN_TO {\d+} 0}
    smartconnect {NUM_SI {[1-9]|1[0-6]} 1 NUM_MI {[1-9]|1[0-6]} 1 NUM_CLKS {[1-4]} 1}
    firefly {}
  }

  proc ip_of {cell} {
    variable cells
    return [lindex [split $cells($cell) :] 2]
  }

  proc setting_of {cell name} {
    variable config
    variable settings
    if {[info exists config($cell,$name)]} {
      return $config($cell,$name)
    }
    foreach {known pattern usual} [dict get $settings [ip_of $cell]] {
      if {$known eq $name} {
        return $usual
      }
    }
    refuse "[ip_of $cell] has no setting $name"
  }

  proc configure {object name value} {
    variable settings
    variable config
    set cell [named bd_cell $object]
    require {[string match CONFIG.* $name]} "a cell has no property $name"
    set name [string range $name 7 end]
    foreach {known pattern usual} [dict get $settings [ip_of $cell]] {
      if {$known eq $name} {
        require {[regexp "^($pattern)\$" $value]} "$name of $cell cannot be $value"
        set config($cell,$name) $value
        return
      }
    }
    refuse "[ip_of $cell] has no setting $name"
  }

  # Pins of a cell as name, direction and kind; kinds: clock, reset, interrupt, locked.
  proc pins_of {cell} {
    return [pins_[ip_of $cell] $cell]
  }

  # Interfaces of a cell as name, mode and the pin that clocks it.
  proc interfaces_of {cell} {
    return [interfaces_[ip_of $cell] $cell]
  }

  variable memory_ports {hpc0 hpc1 hp0 hp1 hp2 hp3}
  variable control_ports {hpm0_fpd hpm1_fpd hpm0_lpd}

  proc pins_zynq_ultra_ps_e {cell} {
    set pins {pl_resetn0 O reset}
    if {[setting_of $cell PSU__FPGA_PL0_ENABLE]} {lappend pins pl_clk0 O clock}
    if {[setting_of $cell PSU__USE__IRQ0]} {lappend pins pl_ps_irq0 I interrupt}
    if {[setting_of $cell PSU__TTC0__WAVEOUT__ENABLE]
      && [setting_of $cell PSU__TTC0__WAVEOUT__IO] eq "EMIO"} {
      lappend pins emio_ttc0_wave_o O timer3
    }
    foreach {interface mode clock} [interfaces_of $cell] {lappend pins $clock I clock}
    return $pins
  }

  proc interfaces_zynq_ultra_ps_e {cell} {
    variable memory_ports
    variable control_ports
    set interfaces {}
    for {set i 0} {$i < 3} {incr i} {
      if {[setting_of $cell PSU__USE__M_AXI_GP$i]} {
        set port [lindex $control_ports $i]
        lappend interfaces M_AXI_[string toupper $port] master maxi${port}_aclk
      }
    }
    for {set i 0} {$i < 6} {incr i} {
      if {[setting_of $cell PSU__USE__S_AXI_GP$i]} {
        set port [lindex $memory_ports $i]
        lappend interfaces S_AXI_[string toupper $port]_FPD slave saxi${port}_fpd_aclk
      }
    }
    return $interfaces
  }

  # What board presets say of the clocks, as read in the definitions: the Ultra96-V2's fixes the
  # dividers, so that a rate has no effect.
  proc apply_preset {cell board} {
    variable config
    set config($cell,PSU__USE__IRQ0) 1
    if {[string match *:ultra96v2:* $board]} {
      set config($cell,PSU__OVERRIDE__BASIC_CLOCK) 1
    }
  }

  # Rate of pl_clk0. The input/output PLL multiplies 33.333 MHz by 45.
  proc pl0_mhz {cell} {
    set clock PSU__CRL_APB__PL0_REF_CTRL__
    set pll 1499.985
    if {[setting_of $cell PSU__OVERRIDE__BASIC_CLOCK]} {
      return [expr {$pll / [setting_of $cell ${clock}DIVISOR0]
        / [setting_of $cell ${clock}DIVISOR1]}]
    }
    return [expr {$pll / round($pll / [setting_of $cell ${clock}FREQMHZ])}]
  }

  # Bit 2 of three is the output of the third timer, on which the fan of a Kria board hangs.
  proc pins_xlslice {cell} {
    foreach {name value} {DIN_WIDTH 3 DIN_FROM 2 DIN_TO 2} {
      require {[setting_of $cell $name] == $value} "$name of $cell selects another timer"
    }
    return {Din I timer3 Dout O timer}
  }

  proc interfaces_xlslice {cell} {return {}}

  proc pins_clk_wiz {cell} {
    set pins {clk_in1 I clock clk_out1 O clock}
    lappend pins [expr {[setting_of $cell RESET_TYPE] eq "ACTIVE_LOW" ? "resetn" : "reset"}] I reset
    if {[setting_of $cell USE_LOCKED]} {lappend pins locked O locked}
    return $pins
  }

  proc interfaces_clk_wiz {cell} {return {}}

  proc pins_proc_sys_reset {cell} {
    return {slowest_sync_clk I clock ext_reset_in I reset aux_reset_in I optional dcm_locked I locked
      peripheral_aresetn O reset interconnect_aresetn O reset}
  }

  proc interfaces_proc_sys_reset {cell} {return {}}

  proc pins_smartconnect {cell} {return {aclk I clock aresetn I reset}}

  proc interfaces_smartconnect {cell} {
    set interfaces {}
    for {set i 0} {$i < [setting_of $cell NUM_SI]} {incr i} {
      lappend interfaces [format S%02d_AXI $i] slave aclk
    }
    for {set i 0} {$i < [setting_of $cell NUM_MI]} {incr i} {
      lappend interfaces [format M%02d_AXI $i] master aclk
    }
    return $interfaces
  }

  proc pins_firefly {cell} {return {aclk I clock aresetn I reset interrupt O interrupt}}

  proc interfaces_firefly {cell} {
    variable bus_vlnv
    set interfaces {}
    foreach name [lsort [array names bus_vlnv]] {
      if {[string match *aximm* $bus_vlnv($name)]} {
        lappend interfaces $name [expr {[is_master $name] ? "master" : "slave"}] aclk
      }
    }
    return $interfaces
  }
}

standin::define update_ip_catalog {rebuild disable_ip} {repo_path} 0 0 {
  ::standin::require {$::standin::core_saved} "the core is not packaged yet"
  ::standin::require {$::standin::properties([current_project],ip_repo_paths) eq $::standin::ip_folder} \
    "the core is not in the repository"
  set version $::standin::properties($::standin::core,version)
  set name $::standin::properties($::standin::core,name)
  lappend ::standin::catalogue firefly.org:accelerator:$name:$version
}
standin::define get_ipdefs {regexp nocase all} {filter of_objects} 0 1 {
  return [lsearch -all -inline -glob $::standin::catalogue [lindex $a 0]]
}
