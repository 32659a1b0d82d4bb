package org.firefly.events.aedat;

import java.util.Optional;
import org.firefly.events.DropReason;
import org.firefly.events.EventBatch;

/** Meaning of a 32-bit address. */
interface Aedat2Address {
  /** Why an address is not that of a pixel; empty if it is. */
  Optional<DropReason> reason(int address);

  /** Adds the event of a pixel. */
  void add(long time, int address, EventBatch batch);

  static Aedat2Address of(Camera camera, Aedat2View view) {
    return camera == Camera.DVS128 ? new Dvs128Address(view) : new DavisAddress(camera, view);
  }
}
