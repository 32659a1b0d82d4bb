// Included before Verilator's own sources: what a design prints goes to its model, not to stdout.
#pragma once
#ifdef __cplusplus
extern "C" void firefly_print(const char* format, ...);
#define VL_PRINTF firefly_print
#endif
