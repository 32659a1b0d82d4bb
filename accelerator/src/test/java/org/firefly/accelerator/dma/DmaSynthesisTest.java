package org.firefly.accelerator.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.synthesis.ResourceReport;
import org.firefly.hdl.synthesis.YosysSynthesis;
import org.firefly.hdl.tool.ExternalTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verilator's opinion of the engines, and what they take of a device. */
class DmaSynthesisTest {
  private static final Logger LOG = LoggerFactory.getLogger(DmaSynthesisTest.class);

  static Stream<Arguments> blocks() {
    return IntStream.of(64, 128, 256)
        .boxed()
        .flatMap(
            bus ->
                Stream.of(
                    Arguments.of(
                        "ReadDma with FIFO",
                        bus,
                        DmaBlocks.readDma(bus, DmaBlocks.FIFO_BEATS),
                        bus / 64),
                    Arguments.of("ReadDma without FIFO", bus, DmaBlocks.readDma(bus, 0), 0),
                    Arguments.of("WriteDma", bus, DmaBlocks.writeDma(bus), 0)));
  }

  /** The buses that the boards have. */
  static Stream<Arguments> wideBlocks() {
    return blocks().filter(block -> (int) block.get()[1] >= 128);
  }

  static Stream<Arguments> sharing() {
    return Stream.of(
        Arguments.of("ReadArbiter", 128, new ReadArbiter(DmaBlocks.TAG_BITS), 0),
        Arguments.of(
            "BeatSplitter", 128, new BeatSplitter(DmaBlocks.widths(128), DmaBlocks.TAG_BITS), 0));
  }

  @ParameterizedTest(name = "{0}, {1} bits")
  @MethodSource({"blocks", "sharing"})
  void verilatorHasNothingToSay(
      String name, int busBits, Module block, int rams, @TempDir Path folder) {
    var circuit = Elaboration.of(block).toSystemVerilogPerModule();
    List<String> command =
        new ArrayList<>(List.of("verilator", "--lint-only", "-Wall", "--top", circuit.topName()));
    circuit.writeTo(folder).forEach(file -> command.add(file.toString()));
    ExternalTool.Result lint = ExternalTool.run(folder, command, "install verilator");
    assertThat(lint.output()).isEmpty();
    assertThat(lint.exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0}, {1} bits")
  @MethodSource("wideBlocks")
  void pathsAreShortAndOnlyTheFifoTakesBlockRam(String name, int busBits, Module block, int rams) {
    ResourceReport report = YosysSynthesis.analyse(Elaboration.of(block).toSystemVerilog());
    LOG.info("{}, {} bits: {}", name, busBits, report);
    assertThat(report.ramb36()).isEqualTo(rams);
    assertThat(report.ramb18()).isZero();
    assertThat(report.dsp48e2()).isZero();
    assertThat(report.worstPath().lutLevels()).isLessThanOrEqualTo(5);
    assertThat(report.lut() + report.lutRam() + report.srl()).isLessThanOrEqualTo(350 + busBits);
    assertThat(report.ff()).isLessThanOrEqualTo(600 + 2 * busBits);
  }
}
