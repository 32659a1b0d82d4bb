# Runs a script for Vivado without Vivado: every command it may use is checked against the names,
# options and kinds of arguments in AMD's UG835 and recorded, and a model of the block design checks
# what is connected to what.
# usage: tclsh run.tcl RECORD SCRIPT [ARGUMENTS]
#
# Environment, to play out what can happen: STANDIN_VERSION, STANDIN_BOARDS (definitions that are
# installed, each with its part), STANDIN_PL_MHZ (what the processing system makes, whatever was
# asked), STANDIN_WNS, STANDIN_WHS, STANDIN_DDR_HIGH, STANDIN_FAILING_RUN.

namespace eval standin {
  variable folder [file dirname [file normalize [info script]]]
  variable record [open [lindex $argv 0] w]

  proc setting {name usual} {
    return [expr {[info exists ::env(STANDIN_$name)] ? $::env(STANDIN_$name) : $usual}]
  }

  proc refuse {message} {
    return -code error -errorcode STANDIN "stand-in: $message"
  }

  # Defines a command. Its body finds options in the array o, positional arguments in the list a.
  proc define {name flags valued least most body} {
    proc ::$name args "
      lassign \[::standin::parse $name {$flags} {$valued} $least $most \$args\] options a
      array set o \$options
      $body"
  }

  proc parse {name flags valued least most arguments} {
    variable record
    puts $record [concat $name $arguments]
    array set o {}
    set a {}
    while {[llength $arguments] > 0} {
      set arguments [lassign $arguments word]
      set option [string range $word 1 end]
      if {![regexp {^-[a-z]} $word]} {
        lappend a $word
      } elseif {$option in $flags || $option in {quiet verbose}} {
        set o($option) 1
      } elseif {$option in $valued} {
        if {[llength $arguments] == 0} {
          refuse "$name: $word needs a value"
        }
        set arguments [lassign $arguments o($option)]
      } else {
        refuse "$name has no option $word"
      }
    }
    if {[llength $a] < $least || [llength $a] > $most} {
      refuse "$name takes $least to $most arguments, not [llength $a]: $a"
    }
    return [list [array get o] $a]
  }

  # Objects are strings with their kind in front, so that a mere name cannot pass for one.
  proc object {kind name} {
    return $kind:$name
  }

  proc named {kind object} {
    if {![string match $kind:?* $object]} {
      refuse "\"$object\" is no $kind"
    }
    return [string range $object [string length $kind]+1 end]
  }

  proc require {condition message} {
    if {![uplevel 1 [list expr $condition]]} {
      refuse $message
    }
  }
}

namespace eval ipx {}
foreach part {project ipx catalogue design addresses runs} {
  source [file join $::standin::folder $part.tcl]
}

set script [lindex $argv 1]
set argv [lrange $argv 2 end]
set argc [llength $argv]
set code [catch {source $script} message options]
if {$code} {
  puts stderr [dict get $options -errorinfo]
  exit 3
}
if {[catch {::standin::require_complete} message]} {
  puts stderr $message
  exit 3
}
puts "stand-in: complete"
