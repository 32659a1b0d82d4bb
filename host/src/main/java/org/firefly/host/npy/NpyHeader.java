package org.firefly.host.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firefly.host.file.HostException;

/**
 * The header of a .npy file. Source: the format description in NumPy's documentation, versions 1.0
 * to 3.0.
 *
 * @param type element type
 * @param order byte order of the elements
 * @param shape sizes of the axes, outermost first
 */
record NpyHeader(NpyType type, ByteOrder order, long[] shape) {
  /** Magic string, version and the longest length field. */
  static final int PREFIX_BYTES = 12;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MAX_TEXT = 1 << 16;
  private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>|=])(\\w+)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  /** Bytes of elements behind the header; -1 when they are more than a long can count. */
  long dataBytes() {
    long bytes = type.bytes();
    for (long axis : shape) {
      if (axis != 0 && bytes > Long.MAX_VALUE / axis) {
        return -1;
      }
      bytes *= axis;
    }
    return bytes;
  }

  /** Where the text of the header starts and how long it is. */
  record Extent(int start, int length) {
    int end() {
      return start + length;
    }
  }

  /** Whether bytes start with the magic string. */
  static boolean isMagic(byte[] prefix) {
    return Arrays.equals(Arrays.copyOf(prefix, MAGIC.length), MAGIC);
  }

  /** Reads magic string, version and length from the first bytes of a file. */
  static Extent extent(ByteBuffer prefix, Object file) {
    if (prefix.remaining() < MAGIC.length + 4 || !isMagic(prefix.array())) {
      throw new HostException(file + " is not a .npy file; write it with numpy.save.");
    }
    int version = prefix.get(MAGIC.length);
    prefix.order(ByteOrder.LITTLE_ENDIAN);
    boolean isLong = version >= 2;
    if (version < 1 || version > 3 || (isLong && prefix.remaining() < PREFIX_BYTES)) {
      throw new HostException(file + " has an unknown or damaged .npy version.");
    }
    int length = isLong ? prefix.getInt(8) : Short.toUnsignedInt(prefix.getShort(8));
    if (length < 0 || length > MAX_TEXT) {
      throw new HostException(file + " has a damaged .npy header.");
    }
    return new Extent(isLong ? PREFIX_BYTES : PREFIX_BYTES - 2, length);
  }

  /** Reads the Python dictionary that describes the array. */
  static NpyHeader parse(String text, Object file) {
    Matcher description = find(DESCRIPTION, text, "element type (only plain numbers work)", file);
    if (find(FORTRAN, text, "order", file).group(1).equals("True")) {
      throw new HostException(
          file + " is in Fortran order; save numpy.ascontiguousarray of it instead.");
    }
    NpyType type =
        NpyType.ofCode(description.group(2))
            .orElseThrow(
                () ->
                    new HostException(
                        file
                            + " holds elements of type "
                            + description.group(2)
                            + "; convert it to float32, int32 or uint8."));
    ByteOrder order =
        description.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(type, order, axes(find(SHAPE, text, "shape", file).group(1), file));
  }

  private static Matcher find(Pattern pattern, String text, String what, Object file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new HostException(file + " has a .npy header without a usable " + what + ".");
    }
    return matcher;
  }

  private static long[] axes(String text, Object file) {
    try {
      return Arrays.stream(text.split(","))
          .map(String::strip)
          .filter(axis -> !axis.isEmpty())
          .mapToLong(Long::parseUnsignedLong)
          .map(axis -> axis < 0 ? Long.MAX_VALUE : axis)
          .toArray();
    } catch (NumberFormatException e) {
      throw new HostException(file + " has the impossible shape (" + text + ").", e);
    }
  }

  /** The whole header, version 1.0, padded so that the elements are aligned. */
  byte[] bytes() {
    String axes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type.description(), axes, shape.length == 1 ? "," : "");
    int start = MAGIC.length + 4;
    int total = (start + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - start));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(header.array(), header.position(), total - 1, (byte) ' ');
    header.array()[total - 1] = '\n';
    return header.array();
  }
}
