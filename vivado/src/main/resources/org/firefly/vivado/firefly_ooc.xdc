# The clock of the accelerator where it is synthesised on its own; in the design it is derived.
create_clock -name aclk -period @PERIOD_NS@ [get_ports aclk]
