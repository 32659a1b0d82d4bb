package org.firefly.hdl;

/** The Verilog template of a memory with two ports. */
final class DualPortRam extends ExternalModule {
  private static final String TEMPLATE = "firefly_dual_port_ram";

  final Clock clock = clockInput();
  final UInt firstAddress;
  final UInt firstData;
  final Bool writeEnable = input("write_enable", Hardware.bool());
  final UInt secondAddress;
  final UInt writeData;
  final UInt secondData;

  DualPortRam(int width, int depth, MemoryStyle style) {
    super(TEMPLATE);
    DataType<UInt> word = Hardware.uint(width);
    DataType<UInt> address = Hardware.uint(Hardware.bitsFor(depth));
    firstAddress = input("first_address", address);
    firstData = output("first_data", word);
    secondAddress = input("second_address", address);
    writeData = input("write_data", word);
    secondData = output("second_data", word);
    parameter("WIDTH", width);
    parameter("DEPTH", depth);
    parameter("ADDRESS_WIDTH", address.width());
    parameter("STYLE", style.attribute());
    source(TEMPLATE + ".v", Ram.resource(TEMPLATE + ".v"));
  }
}
