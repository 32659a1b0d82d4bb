package org.firefly.hdl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Verilog template of a memory. */
final class Ram extends ExternalModule {
  final Clock clock = clockInput();
  final Bool writeEnable = input("write_enable", Hardware.bool());
  final UInt writeAddress;
  final UInt writeData;

  /** Null where the memory is read without a clock. */
  final Bool readEnable;

  final UInt readAddress;
  final UInt readData;

  Ram(int width, int depth, MemoryStyle style) {
    super(templateOf(style));
    DataType<UInt> word = Hardware.uint(width);
    DataType<UInt> address = Hardware.uint(Hardware.bitsFor(depth));
    writeAddress = input("write_address", address);
    writeData = input("write_data", word);
    boolean clocked = style != MemoryStyle.DISTRIBUTED;
    readEnable = clocked ? input("read_enable", Hardware.bool()) : null;
    readAddress = input("read_address", address);
    readData = output("read_data", word);
    parameter("WIDTH", width);
    parameter("DEPTH", depth);
    parameter("ADDRESS_WIDTH", address.width());
    parameter("STYLE", style.attribute());
    String file = templateOf(style) + ".v";
    source(file, resource(file));
  }

  private static String templateOf(MemoryStyle style) {
    return style == MemoryStyle.DISTRIBUTED ? "firefly_distributed_ram" : "firefly_block_ram";
  }

  /** Text of a template. */
  static String resource(String name) {
    try (InputStream in = Ram.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
