package org.firefly.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Successive little-endian words of a program's image. */
final class ImageWords {
  private final ByteBuffer image;

  ImageWords(byte[] image, long offset) {
    this.image = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    this.image.position(Math.toIntExact(offset));
  }

  int[] next(int count) {
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = image.getInt();
    }
    return words;
  }
}
