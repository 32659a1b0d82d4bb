# Synthesis, implementation, reports and results.

namespace eval standin {
  variable ended
  array set ended {}
  variable open_design ""
  variable written {}

  proc property {name object} {
    variable config
    variable ended
    switch -glob $object/$name {
      bd_cell:ps/CONFIG.PSU__CRL_APB__PL0_REF_CTRL__ACT_FREQMHZ {
        return [setting PL_MHZ [pl0_mhz ps]]
      }
      bd_cell:ps/CONFIG.* {return [setting_of ps [string range $name 7 end]]}
      board_part:*/PART_NAME {
        variable board_device
        return $board_device($object)
      }
      run:*/PROGRESS {
        require {[info exists ended($object)]} "$object was not waited for"
        return [expr {[named run $object] eq [setting FAILING_RUN ""] ? "37%" : "100%"}]
      }
      run:*/STATUS {return "place_design ERROR"}
      run:*/DIRECTORY {return [run_folder [named run $object]]}
      timing_path:max/SLACK {return [setting WNS 0.012]}
      timing_path:min/SLACK {return [setting WHS 0.010]}
      default {refuse "\"$object\" has no property $name"}
    }
  }

  proc run_folder {name} {
    variable project_folder
    return [file join $project_folder firefly.runs $name]
  }

  proc write {file} {
    variable written
    require {[file isdirectory [file dirname $file]]} "there is no folder for $file"
    set channel [open $file w]
    puts $channel "made by the stand-in"
    close $channel
    lappend written [file tail $file]
  }

  proc require_design {} {
    variable open_design
    require {$open_design ne ""} "no design is open"
  }

  proc require_complete {} {
    variable saved
    variable written
    variable clocks
    require {$saved} "no block design was saved"
    foreach file {timing.rpt utilization.rpt system_wrapper.bit firefly.xsa} {
      require {$file in $written} "$file was not written"
    }
    require {[lsearch $clocks {aclk * aclk}] >= 0} "aclk has no clock on its own"
    variable design_ports
    variable properties
    foreach port $design_ports {
      foreach name {PACKAGE_PIN IOSTANDARD} {
        require {[info exists properties(port:$port,$name)]} "the port $port has no $name"
      }
    }
  }
}

standin::define make_wrapper {top testbench inst_template fileset import force} {files} 0 0 {
  ::standin::require {$::standin::saved && [file tail $o(files)] eq "system.bd"} "no design to wrap"
  set wrapper [file join $::standin::project_folder system_wrapper.v]
  ::standin::write $wrapper
  return $wrapper
}
standin::define get_runs {regexp nocase} {filter} 0 1 {
  ::standin::require {[lindex $a 0] in {synth_1 impl_1}} "there is no run [lindex $a 0]"
  return [::standin::object run [lindex $a 0]]
}
standin::define launch_runs {scripts_only next_step force} {jobs lsf dir to_step host remote_cmd
    email_to pre_launch_script post_launch_script} 1 99 {
  set run [::standin::object run [lindex $a 0]]
  set top $::standin::properties([current_fileset],top)
  ::standin::require {$top eq "system_wrapper"} "the top is $top"
  ::standin::require {$run eq "run:synth_1" || [info exists ::standin::ended(run:synth_1)]} \
    "nothing is synthesised yet"
  file mkdir [::standin::run_folder [lindex $a 0]]
  if {[info exists o(to_step)]} {
    ::standin::require {$o(to_step) in {opt_design place_design route_design write_bitstream}} \
      "there is no step $o(to_step)"
    ::standin::write [file join [::standin::run_folder [lindex $a 0]] system_wrapper.bit]
  }
  set ::standin::launched($run) 1
}
standin::define wait_on_runs {} {timeout exit_condition} 1 99 {
  set run [::standin::object run [lindex $a 0]]
  ::standin::require {[info exists ::standin::launched($run)]} "$run was not launched"
  set ::standin::ended($run) 1
}
standin::define open_run {} {name pr_config} 1 1 {
  ::standin::require {[info exists ::standin::ended(run:[lindex $a 0])]} "[lindex $a 0] has not ended"
  set ::standin::open_design [lindex $a 0]
}
standin::define get_timing_paths {} {delay_type max_paths nworst from to through group} 0 0 {
  ::standin::require_design
  ::standin::require {$o(delay_type) in {max min}} "no delay type $o(delay_type)"
  return [::standin::object timing_path $o(delay_type)]
}
standin::define report_timing_summary {check_timing_verbose no_detailed_paths setup hold unique_pins
    no_header report_unconstrained warn_on_violation datasheet append return_string} {delay_type
    max_paths nworst path_type file name significant_digits slack_lesser_than cells rpx} 0 0 {
  ::standin::require_design
  ::standin::write $o(file)
}
standin::define report_utilization {hierarchical hierarchical_percentages no_primitives append
    return_string} {file cells hierarchical_depth name pblocks spreadsheet_file} 0 0 {
  ::standin::require_design
  ::standin::write $o(file)
}
standin::define report_power {no_propagation append return_string} {file name format xpe rpx l} 0 0 {
  ::standin::require_design
  ::standin::write $o(file)
}
standin::define write_hw_platform {fixed force include_bit include_sim_content minimal hw hw_emu} {} \
    0 1 {
  ::standin::require {"system_wrapper.bit" in $::standin::written} "there is no bitstream to include"
  ::standin::write [lindex $a 0]
}
