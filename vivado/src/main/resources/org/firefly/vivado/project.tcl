# Opens a new project for the system around the accelerator.

proc open_system_project {root build} {
  global firefly
  create_project -force -part $firefly(part) firefly [file join $build project]
  set_property target_language Verilog [current_project]
  set_property ip_repo_paths [file join $build ip] [current_project]
  update_ip_catalog
  add_files -norecurse -fileset constrs_1 [file join $root constraints firefly.xdc]
  use_board_definition
}

# With the board's definition the processing system knows the DDR memory, which the address map
# and boot files need.
proc use_board_definition {} {
  global firefly
  if {$firefly(board_part) eq ""} {
    return
  }
  set found [get_board_parts -quiet "*:$firefly(board_part):*"]
  if {[llength $found] == 0} {
    fail "Vivado has no definition of the board $firefly(board_part); install it with Tools >\
      Vivado Store > Boards, or generate the project again from a board file without boardPart."
  }
  set_property board_part [newest_for_part $found] [current_project]
}

# Several vendors may define a board, and old definitions are of other devices.
proc newest_for_part {boards} {
  global firefly
  set fitting {}
  foreach board $boards {
    if {[string equal -nocase [get_property PART_NAME $board] $firefly(part)]} {
      lappend fitting [list [lindex [split $board :] end] $board]
    }
  }
  if {[llength $fitting] == 0} {
    fail "No definition of the board $firefly(board_part) is about $firefly(part) (found: [join\
      $boards {, }]); install a newer one with Tools > Vivado Store > Boards."
  }
  return [lindex [lsort -dictionary -index 0 $fitting] end 1]
}
