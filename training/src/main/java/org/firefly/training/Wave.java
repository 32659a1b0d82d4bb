package org.firefly.training;

import ai.djl.ndarray.NDArray;

/** A batch on its way through the layers of a network, for inference or for training. */
interface Wave {
  /** Currents of a convolution, see {@link ConvolutionBlock#currents}. */
  NDArray currents(ConvolutionBlock convolution, NDArray input);

  /** Spikes of neurons; the currents are theirs from now on. */
  NDArray spikes(SpikingActivation neurons, NDArray currents);

  /** What several layers read that was computed from their sources' spikes. */
  NDArray joined(NDArray result);

  /** Tells that an array will not be read any more. */
  void done(NDArray array);
}
