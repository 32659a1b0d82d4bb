package org.firefly.events.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;

/**
 * The header of a .npy array, versions 1.0 to 3.0. Source: the format's description in NumPy's
 * documentation.
 *
 * @param fields of a row: those of a structured array, or one without name for plain numbers
 * @param rows sizes of the axes
 */
record NpyHeader(List<NpyField> fields, long[] rows) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int MAX_TEXT = 1 << 16;
  private static final Pattern PLAIN = Pattern.compile("'descr'\\s*:\\s*'([^']+)'");
  private static final Pattern STRUCTURED =
      Pattern.compile("'descr'\\s*:\\s*\\[((?:\\([^()]*\\),?\\s*)*)\\]");
  private static final Pattern FIELD =
      Pattern.compile("\\(\\s*'([^']*)'\\s*,\\s*'([^']+)'\\s*,?\\s*\\)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

  /** Takes the header from the beginning of a source. */
  static NpyHeader read(ByteSource source) {
    if (source.available(12) < 10
        || !Arrays.equals(
            MAGIC,
            0,
            MAGIC.length,
            source.buffer(),
            source.position(),
            source.position() + MAGIC.length)) {
      throw source.damaged("does not begin with NumPy's mark");
    }
    int version = source.buffer()[source.position() + MAGIC.length];
    source.skip(MAGIC.length + 2);
    int lengthBytes = version == 1 ? 2 : 4;
    int length = 0;
    for (int i = 0; i < lengthBytes && source.available(lengthBytes) >= lengthBytes; i++) {
      length |= (source.buffer()[source.position() + i] & 0xff) << 8 * i;
    }
    source.skip(Math.min(lengthBytes, source.available(lengthBytes)));
    if (version < 1 || version > 3 || length <= 0 || length > MAX_TEXT) {
      throw source.damaged("has an impossible header");
    }
    if (source.available(length) < length) {
      throw source.damaged("ends within its header");
    }
    String text =
        new String(source.buffer(), source.position(), length, StandardCharsets.ISO_8859_1);
    source.skip(length);
    return parse(text, source);
  }

  private static NpyHeader parse(String text, ByteSource source) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.find()) {
      throw source.damaged("has a header without a shape");
    }
    long[] axes = axes(shape.group(1), source);
    if (FORTRAN.matcher(text).find() && axes.length > 1) {
      throw new EventException(
          source.name() + " is in Fortran order; save numpy.ascontiguousarray of it instead.");
    }
    return new NpyHeader(fields(text, source), axes);
  }

  private static List<NpyField> fields(String text, ByteSource source) {
    List<NpyField> fields = new ArrayList<>();
    Matcher structured = STRUCTURED.matcher(text);
    Matcher plain = PLAIN.matcher(text);
    if (structured.find()) {
      Matcher field = FIELD.matcher(structured.group(1));
      while (field.find()) {
        int offset = fields.isEmpty() ? 0 : fields.get(fields.size() - 1).end();
        fields.add(field(field.group(1), offset, field.group(2), source));
      }
    } else if (plain.find()) {
      fields.add(field("", 0, plain.group(1), source));
    }
    if (fields.isEmpty()) {
      throw source.damaged("has a header without an element type");
    }
    return List.copyOf(fields);
  }

  private static NpyField field(String name, int offset, String type, ByteSource source) {
    return NpyField.of(name, offset, type)
        .orElseThrow(
            () ->
                new EventException(
                    "%s has elements of type %s; save integers or floats instead."
                        .formatted(source.name(), type)));
  }

  private static long[] axes(String text, ByteSource source) {
    try {
      return Arrays.stream(text.replace("L", "").split(","))
          .map(String::strip)
          .filter(axis -> !axis.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw source.damaged("has the impossible shape (" + text + ")");
    }
  }

  /** Bytes of a row, or of one number of a plain array. */
  int rowBytes() {
    return fields.get(fields.size() - 1).end();
  }
}
