package org.firefly.compiler.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.PlannedPass;
import org.firefly.compiler.plan.TileWeights;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Fills a program's image. */
final class ImageWriter {
  private final AcceleratorConfig config;
  private final ByteBuffer image;

  ImageWriter(AcceleratorConfig config, int bytes) {
    this.config = config;
    this.image = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] bytes() {
    return image.array();
  }

  void descriptor(long tableOffset, int index, LayerDescriptor descriptor) {
    image.position((int) tableOffset + index * DescriptorField.BYTES);
    for (int word : descriptor.encode()) {
      image.putInt(word);
    }
  }

  void passes(long offset, List<Pass> passes) {
    image.position((int) offset);
    passes.forEach(pass -> image.putInt(pass.encode()));
  }

  void parameters(long offset, QuantisedLayer layer) {
    image.position((int) offset);
    for (int word : ParameterLayout.encode(config, layer.constants())) {
      image.putInt(word);
    }
  }

  void tiles(long offset, LayerPlan plan) {
    TileWeights weights = new TileWeights(config, plan.layer(), plan.input(), plan.kind());
    int tile = (int) offset;
    for (PlannedPass pass : plan.passes()) {
      weights.write(pass, image.array(), tile);
      tile += config.tileBytes();
    }
  }
}
