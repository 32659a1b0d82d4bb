# Projects, files and properties.

namespace eval standin {
  variable project ""
  variable files
  array set files {}
  variable properties
  array set properties {}
  variable clocks {}

  # Properties that can be set, by kind of object: name and pattern of the value.
  variable settable {
    project {
      target_language {^(Verilog|VHDL)$} ip_repo_paths {.} board_part {^board_part:.}
    }
    fileset {top {^\w+$}}
    file {USED_IN {^((synthesis|implementation|simulation|out_of_context) ?)+$}}
    run {strategy {^(Vivado Implementation Defaults|Performance_ExplorePostRoutePhysOpt)$}}
    design {BITSTREAM.GENERAL.COMPRESS {^(TRUE|FALSE)$}}
    core {
      name {^\w+$} version {^\d+\.\d+$} display_name {.} description {.}
      supported_families {^(zynquplus (Production|Pre-Production|Beta) ?)+$}
    }
    busif {slave_memory_map_ref {^\w+$}}
    addrblock {usage {^(register|memory|reserved)$} width {^\d+$} range {^(0x[0-9A-F]+|\d+)$}}
    bd_cell {CONFIG {.}}
    port {
      PACKAGE_PIN {^[A-Z]{1,2}[0-9]{1,2}$} IOSTANDARD {^LVCMOS(18|33)$} SLEW {^(SLOW|FAST)$}
      DRIVE {^(4|8|12|16)$}
    }
  }

  proc files_of {fileset} {
    variable files
    variable project
    return [expr {[info exists files($project,$fileset)] ? $files($project,$fileset) : {}}]
  }

  proc set_one {name value object} {
    variable settable
    variable properties
    regexp {^(\w+):} $object -> kind
    require {[info exists kind] && [dict exists $settable $kind]} "\"$object\" has no properties"
    if {$kind eq "bd_cell"} {
      configure $object $name $value
      return
    }
    require {[dict exists $settable $kind $name]} "a $kind has no property $name"
    require {[regexp [dict get $settable $kind $name] $value]} "$name of a $kind cannot be $value"
    set properties($object,$name) $value
  }

  # Constraint files are Tcl with few commands.
  proc check_constraints {file} {
    set channel [open $file]
    set text [read $channel]
    close $channel
    require {[info complete $text]} "$file is not complete"
    foreach line [split $text \n] {
      if {[regexp {^\s*([^#\s]+)} $line -> command]} {
        require {$command in {create_clock set_property set_false_path}} \
          "$command is no constraint: $file"
      }
    }
    uplevel #0 $text
  }
}

standin::define version {short} {} 0 0 {
  return [::standin::setting VERSION 2022.2]
}
standin::define create_project {force in_memory ip rtl_kernel} {part} 0 2 {
  ::standin::require {$::standin::project eq ""} "the project $::standin::project is still open"
  ::standin::require {[regexp {^xc[a-z0-9]+-[a-z]+\d+-\d[A-Z]*-[a-z]+$} $o(part)]} "no part $o(part)"
  set ::standin::project [lindex $a 0]
  set ::standin::project_folder [lindex $a 1]
}
standin::define close_project {delete} {} 0 0 {
  ::standin::require {$::standin::project ne ""} "no project is open"
  set ::standin::project ""
}
standin::define current_project {} {} 0 1 {
  ::standin::require {$::standin::project ne ""} "no project is open"
  return [::standin::object project $::standin::project]
}
standin::define current_fileset {constrset simset blockset} {} 0 0 {
  return [::standin::object fileset $::standin::project/sources_1]
}
standin::define current_design {} {} 0 1 {
  return [::standin::object design current]
}
standin::define add_files {norecurse scan_for_includes copy_to} {fileset of_objects} 1 99 {
  set fileset [expr {[info exists o(fileset)] ? $o(fileset) : "sources_1"}]
  ::standin::require {$fileset in {sources_1 constrs_1 sim_1}} "no fileset $fileset"
  foreach file $a {
    ::standin::require {[file isfile $file]} "there is no file $file"
    lappend ::standin::files($::standin::project,$fileset) $file
    if {[file extension $file] eq ".xdc"} {
      ::standin::check_constraints $file
    }
  }
}
standin::define get_files {all norecurse} {filter of_objects} 0 1 {
  set found {}
  foreach fileset {sources_1 constrs_1} {
    foreach file [::standin::files_of $fileset] {
      if {[string match *[lindex $a 0] $file]} {
        lappend found [::standin::object file $file]
      }
    }
  }
  ::standin::require {[llength $found] > 0} "no file matches [lindex $a 0]"
  return $found
}
standin::define update_compile_order {force_gui} {fileset} 0 0 {
  ::standin::require {$o(fileset) in {sources_1 sim_1}} "no fileset $o(fileset)"
}
standin::define set_property {} {dict} 1 3 {
  if {[info exists o(dict)]} {
    ::standin::require {[llength $o(dict)] % 2 == 0} "-dict needs pairs"
    foreach {name value} $o(dict) {
      ::standin::set_one $name $value [lindex $a 0]
    }
  } else {
    ::standin::require {[llength $a] == 3} "set_property takes name, value and object: $a"
    ::standin::set_one {*}$a
  }
}
standin::define get_property {min max} {} 2 2 {
  return [::standin::property {*}$a]
}
# Definitions that are installed come with the part that they are about.
standin::define get_board_parts {regexp nocase latest_file_version latest_hw_revision} {filter} 0 1 {
  set found {}
  foreach {board part} [::standin::setting BOARDS {}] {
    if {[string match [lindex $a 0] $board]} {
      lappend found [::standin::object board_part $board]
      set ::standin::board_device([::standin::object board_part $board]) $part
    }
  }
  return $found
}
standin::define create_clock {add} {period name waveform} 0 1 {
  ::standin::require {[string is double -strict $o(period)] && $o(period) > 0} "no period $o(period)"
  lappend ::standin::clocks [list $o(name) $o(period) [::standin::named port [lindex $a 0]]]
}
standin::define get_ports {regexp nocase} {filter of_objects} 0 1 {
  return [::standin::object port [lindex $a 0]]
}
