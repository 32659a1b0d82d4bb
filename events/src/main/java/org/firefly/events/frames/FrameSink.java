package org.firefly.events.frames;

/** Takes frames one after the other. */
@FunctionalInterface
public interface FrameSink {
  /**
   * A frame is complete.
   *
   * @param index of the frame, from 0
   * @param counts events per pixel, index order polarity, y, x; reused afterwards
   */
  void frame(long index, int[] counts);
}
