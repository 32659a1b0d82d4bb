# Synthesis, implementation, reports, and what leaves the build.

proc implement {out jobs} {
  set wrapper [make_wrapper -files [get_files system.bd] -top]
  add_files -norecurse $wrapper
  set_property top system_wrapper [current_fileset]
  update_compile_order -fileset sources_1
  set_property strategy Performance_ExplorePostRoutePhysOpt [get_runs impl_1]
  run synth_1 $jobs
  run impl_1 $jobs
  open_run impl_1
  report_utilization -file [file join $out utilization.rpt]
  report_utilization -hierarchical -hierarchical_depth 4 \
    -file [file join $out utilization_hierarchical.rpt]
  report_timing_summary -max_paths 10 -report_unconstrained -file [file join $out timing.rpt]
  report_power -file [file join $out power.rpt]
  require_timing $out
  run impl_1 $jobs -to_step write_bitstream
}

proc run {name jobs args} {
  launch_runs $name -jobs $jobs {*}$args
  wait_on_runs $name
  if {[get_property PROGRESS [get_runs $name]] ne "100%"} {
    fail "The run $name ended with \"[get_property STATUS [get_runs $name]]\"; see runme.log in\
      [get_property DIRECTORY [get_runs $name]]."
  }
}

# Of the open design: the statistics of a run need not include its last step.
proc worst_slack {delay_type} {
  set path [get_timing_paths -delay_type $delay_type -max_paths 1]
  set slack [expr {$path eq "" ? "" : [get_property SLACK $path]}]
  if {![regexp {^-?[0-9.]+$} $slack]} {
    fail "Vivado finds no path with a clock in the design, so nothing is known about its timing;\
      see timing.rpt."
  }
  return $slack
}

proc require_timing {out} {
  global firefly
  set setup [worst_slack max]
  set hold [worst_slack min]
  puts "firefly: worst setup slack $setup ns, worst hold slack $hold ns at $firefly(clock_mhz) MHz"
  if {$setup < 0 || $hold < 0} {
    fail "Timing is not met at $firefly(clock_mhz) MHz (worst setup slack $setup ns, worst hold\
      slack $hold ns; see [file join $out timing.rpt]), so no bitstream was made. Generate the\
      project again from a board file with a lower clockMHz."
  }
}

proc export_results {root build out} {
  set run [get_property DIRECTORY [get_runs impl_1]]
  file copy -force [file join $run system_wrapper.bit] [file join $out firefly.bit]
  write_hw_platform -fixed -include_bit -force [file join $out firefly.xsa]
  make_firmware $root $out
}

# The FPGA manager of Linux takes the bitstream without its header.
proc make_firmware {root out} {
  set bif [file join $root linux firefly.bif]
  set command "bootgen -image $bif -arch zynqmp -process_bitstream bin -w"
  if {[auto_execok bootgen] eq ""} {
    puts "firefly: WARNING: bootgen is not on the PATH; make firefly.bit.bin in $out with: $command"
    return
  }
  set here [pwd]
  cd $out
  exec {*}$command >@ stdout 2>@ stderr
  cd $here
}
