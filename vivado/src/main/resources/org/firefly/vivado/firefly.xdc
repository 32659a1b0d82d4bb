# Constraints of the whole design. The clocks of the processing system and of the MMCM come with
# their IPs; the design has no pins of its own.
set_property BITSTREAM.GENERAL.COMPRESS TRUE [current_design]
