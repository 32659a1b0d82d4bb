package org.firefly.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A folder with noisy 8 x 8 images whose class is the half, upper or lower, that is bright. */
final class SyntheticImages {
  private static final int SIZE = 8;

  private SyntheticImages() {}

  static Path write(Path folder, int training, int test) throws IOException {
    write(folder, "train", training, 1);
    write(folder, "t10k", test, 2);
    return folder;
  }

  private static void write(Path folder, String prefix, int count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer images = ByteBuffer.allocate(16 + count * SIZE * SIZE);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    images.putInt(0x803).putInt(count).putInt(SIZE).putInt(SIZE);
    labels.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(2);
      labels.put((byte) label);
      for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
        boolean bright = pixel / (SIZE * SIZE / 2) == label;
        images.put((byte) (random.nextInt(100) + (bright ? 120 : 0)));
      }
    }
    Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), labels.array());
  }
}
