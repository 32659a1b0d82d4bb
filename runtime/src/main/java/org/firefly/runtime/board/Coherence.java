package org.firefly.runtime.board;

/** Keeps the CPU's caches and the memory that the core sees alike. */
interface Coherence {
  /** Memory without caches, or with caches that the hardware keeps coherent. */
  Coherence BY_HARDWARE =
      new Coherence() {
        @Override
        public void forDevice(long offset, long bytes) {}

        @Override
        public void forCpu(long offset, long bytes) {}
      };

  /** Writes back what the CPU wrote. */
  void forDevice(long offset, long bytes);

  /** Drops what the CPU's caches hold. */
  void forCpu(long offset, long bytes);
}
