package org.firefly.events.aedat;

import org.firefly.events.Rule;

/** How the addresses of AEDAT 2 become columns, rows and polarities. */
public enum Aedat2View implements Rule {
  /** As one looks through the camera, like jAER: stored columns count from the right, rows up. */
  UPRIGHT,
  /** As tonic reads them: of a DVS128 rows are x, columns y and the polarity is as stored. */
  TONIC,
  /** As spikingjelly reads CIFAR10-DVS: UPRIGHT with x and y swapped; of a DAVIS as stored. */
  SPIKINGJELLY,
  /** As eventcv reads them: of a DAVIS only rows are turned; of a DVS128 like UPRIGHT. */
  EVENTCV;

  @Override
  public String question() {
    return "aedat2-view";
  }
}
