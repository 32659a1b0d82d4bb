# Constraints of the whole design. The clocks of the processing system and of the MMCM come with
# their IPs.
set_property BITSTREAM.GENERAL.COMPRESS TRUE [current_design]
