# Packages the accelerator as an IP-XACT component in build/ip.

proc package_core {root build} {
  global firefly
  create_project -force -part $firefly(part) core [file join $build core]
  foreach source $firefly(sources) {
    add_files -norecurse [file join $root $source]
  }
  add_files -norecurse -fileset constrs_1 [file join $root constraints firefly_ooc.xdc]
  set_property USED_IN {synthesis implementation out_of_context} [get_files firefly_ooc.xdc]
  set_property top firefly_ip [current_fileset]
  update_compile_order -fileset sources_1
  ipx::package_project -root_dir [file join $build ip] -vendor firefly.org -library accelerator \
    -taxonomy /UserIP -import_files -set_current true -force
  describe_core [ipx::current_core]
  ipx::create_xgui_files [ipx::current_core]
  ipx::update_checksums [ipx::current_core]
  ipx::check_integrity [ipx::current_core]
  ipx::save_core [ipx::current_core]
  close_project
}

proc describe_core {core} {
  global firefly
  set_property name firefly $core
  set_property version $firefly(core_version) $core
  set_property display_name FireFly $core
  set_property description "Accelerator for spiking neural networks" $core
  foreach interface [concat aclk aresetn interrupt $firefly(interfaces)] {
    if {[llength [ipx::get_bus_interfaces -quiet $interface -of_objects $core]] != 1} {
      fail "Vivado does not recognise the interface $interface in rtl/firefly_ip.v."
    }
  }
  foreach interface $firefly(interfaces) {
    ipx::associate_bus_interfaces -busif $interface -clock aclk $core
  }
  ipx::associate_bus_interfaces -clock aclk -reset aresetn $core
  describe_registers $core
}

# The range of the registers is larger than what Vivado derives from the address bits in use.
proc describe_registers {core} {
  global firefly
  set map [ipx::get_memory_maps -quiet s_axi_control -of_objects $core]
  if {$map eq ""} {
    set map [ipx::add_memory_map s_axi_control $core]
    set_property slave_memory_map_ref s_axi_control \
      [ipx::get_bus_interfaces s_axi_control -of_objects $core]
  }
  set block [ipx::get_address_blocks -quiet reg0 -of_objects $map]
  if {$block eq ""} {
    set block [ipx::add_address_block reg0 $map]
  }
  set_property usage register $block
  set_property width 32 $block
  set_property range $firefly(control_bytes) $block
}
