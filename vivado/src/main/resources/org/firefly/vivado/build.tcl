# Builds the bitstream of the FireFly accelerator; Vivado 2022.2 or later.
# usage: vivado -mode batch -source build.tcl [-tclargs JOBS|core]
#
# Everything made on the way goes to build/, what is needed on the board to out/. With the argument
# core it stops at the packaged accelerator in build/ip, for a design of one's own.

set root [file dirname [file normalize [info script]]]
set build [file join $root build]
set out [file join $root out]
set jobs 2

proc fail {sentence} {
  puts stderr "firefly: $sentence"
  exit 1
}

if {$argc > 1 || ($argc == 1 && ![regexp {^([1-9][0-9]?|core)$} [lindex $argv 0]])} {
  fail "Give the number of parallel jobs, from 1 to 99, or the word core as the only argument."
}
set core_only [expr {[lindex $argv 0] eq "core"}]
if {$argc == 1 && !$core_only} {
  set jobs [lindex $argv 0]
}
if {[package vcompare [regexp -inline {^[0-9]+\.[0-9]+} [version -short]] 2022.2] < 0} {
  fail "Vivado 2022.2 or later is needed; this is [version -short]."
}

foreach script {settings package_core project block_design addresses implementation} {
  source [file join $root scripts $script.tcl]
}

file mkdir $build
package_core $root $build
if {$core_only} {
  puts "firefly: done; add [file join $build ip] to the IP repositories of your project."
  return
}
file mkdir $out
open_system_project $root $build
create_system
implement $out $jobs
export_results $root $build $out
puts "firefly: done; $out holds the bitstream, the reports and the platform."
