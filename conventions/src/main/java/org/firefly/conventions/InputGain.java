package org.firefly.conventions;

/** By what a state grows when its input is 1 for one step; r is the file's r or w_in. */
enum InputGain {
  /** As NIR's equation says: r dt / tau by Euler, r (1 - decay) for the exact solution. */
  INTEGRATED,
  /** 1: the framework adds its input as it is, whatever the file says. */
  UNIT,
  /** The decay: the framework decays the state after adding the input, w_in being 1. */
  DECAYED,
  /** r dt / (tau decay): the file's r holds a decay that the framework does not apply. */
  UNDECAYED
}
