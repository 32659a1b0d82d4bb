package org.firefly.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.Schedule;
import org.firefly.host.file.HostException;

/**
 * Whether the parts of a program that was read from a file belong together. A checksum says only
 * that the file is as somebody wrote it.
 */
final class ProgramCheck {
  private final Program program;
  private final List<String> problems = new ArrayList<>();

  private ProgramCheck(Program program) {
    this.program = program;
  }

  /**
   * Checks a program.
   *
   * @throws HostException naming everything that is wrong
   */
  static void check(Program program, Path file) {
    ProgramCheck check = new ProgramCheck(program);
    try {
      check.all();
    } catch (ArithmeticException e) {
      check.problems.add("its sizes are beyond all memory");
    }
    if (!check.problems.isEmpty()) {
      throw new HostException(
          file
              + " is no usable FireFly program: "
              + String.join("; ", check.problems)
              + "; compile it again.");
    }
  }

  private void all() {
    require(program.timeSteps() >= 1, "it has " + program.timeSteps() + " time steps");
    require(program.batch() >= 1, "its batch is " + program.batch());
    require(!program.layers().isEmpty(), "it has no layer");
    for (MemoryRegion region : program.regions()) {
      boolean fits = region.offset() >= 0 && region.bytes() >= 0;
      require(
          fits && Math.addExact(region.offset(), region.bytes()) >= 0, "a region is impossible");
    }
    if (problems.isEmpty()) {
      LayoutCheck layouts = new LayoutCheck(program, problems);
      layouts.spikes("the input", program.encoding().output());
      if (program.encoding() instanceof HostEncoding.FirstLayer layer) {
        FirstLayerCheck.check(layer, problems);
      } else if (program.encoding() instanceof HostEncoding.Planes planes) {
        layouts.planes(planes);
      }
      program.layers().forEach(layer -> layer(layer, layouts));
      decoding(layouts);
    }
    if (problems.isEmpty()) {
      descriptors();
    }
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private void decoding(LayoutCheck layouts) {
    if (program.decoding() instanceof HostDecoding.Membranes membranes) {
      layouts.readout("the readout", membranes.layout());
      require(
          Double.isFinite(membranes.scale()) && membranes.scale() > 0,
          "the scale of its readout is " + membranes.scale());
    } else if (program.decoding() instanceof HostDecoding.SpikeCounts counts) {
      layouts.spikes("the counted spikes", counts.layout());
    }
  }

  private void layer(ProgramLayer layer, LayoutCheck layouts) {
    String name = "layer " + layer.name();
    require(!layer.inputs().isEmpty(), name + " reads nothing");
    layer.inputs().forEach(input -> layouts.input("the input of " + name, input));
    layer.output().ifPresent(output -> layouts.spikes("the output of " + name, output));
    require(!layer.strips().isEmpty(), name + " has no descriptor");
    require(layer.denseOperations() >= 0, name + " has a negative number of operations");
    for (LayerDescriptor strip : layer.strips()) {
      BlockShape block = strip.block();
      require(
          steps(layer, strip) == program.timeSteps() && block.samples() == program.batch(),
          name + " works on another number of time steps or samples than the program");
      constants(name, strip);
      layouts.planes("the input of " + name, strip.input().planes().offset());
      layouts.planes("the output of " + name, strip.output().planes().offset());
    }
  }

  /**
   * Time steps of a descriptor, or of all that go on from one another, or of those that repeat its
   * sums.
   */
  private static int steps(ProgramLayer layer, LayerDescriptor strip) {
    List<LayerDescriptor> repeating =
        layer.strips().stream().filter(other -> other.piece().repeats()).toList();
    if (strip.piece().continued() && strip.block().timeSteps() == 1 && !repeating.isEmpty()) {
      return repeating.get(0).block().timeSteps();
    }
    boolean resumed = layer.strips().stream().anyMatch(other -> other.state().resumes());
    int steps = strip.block().timeSteps();
    return resumed ? steps * layer.strips().size() : steps;
  }

  private void constants(String name, LayerDescriptor strip) {
    long passes = strip.weights().passes();
    image(
        "the weights of " + name,
        strip.weights().weightOffset(),
        passes * program.config().tileBytes());
    image("the passes of " + name, strip.weights().passOffset(), passes * Pass.BYTES);
    image(
        "the parameters of " + name,
        strip.weights().parameterOffset(),
        (long) strip.output().groups() * ParameterLayout.groupBytes(program.config()));
  }

  private void image(String what, long offset, long bytes) {
    boolean fits = offset >= 0 && bytes >= 0 && offset + bytes <= program.image().length;
    require(fits, what + " lie outside the image of " + program.image().length + " bytes");
  }

  /** What the core reads must be what the description says. */
  private void descriptors() {
    long bytes = (long) program.descriptorCount() * DescriptorField.BYTES;
    image("the descriptors", program.descriptorOffset(), bytes);
    if (!problems.isEmpty()) {
      return;
    }
    ImageWords words = new ImageWords(program.image(), program.descriptorOffset());
    for (Schedule.Place place : program.schedule().order()) {
      ProgramLayer layer = program.layers().get(place.layer());
      int[] said = layer.strips().get(place.index()).encode();
      boolean equal = Arrays.equals(words.next(DescriptorField.WORDS), said);
      require(equal, "the image holds other descriptors for layer " + layer.name());
    }
  }
}
