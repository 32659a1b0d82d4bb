package org.firefly.accelerator.proof;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.accelerator.control.ControlProofs;
import org.firefly.accelerator.dma.DmaProofs;
import org.firefly.accelerator.layer.LayerProofs;
import org.firefly.accelerator.output.OutputProofs;
import org.firefly.accelerator.spike.SpikeProofs;
import org.firefly.accelerator.weight.WeightProofs;

/** All blocks of which something is proved. */
final class BlockProofs {
  private BlockProofs() {}

  static List<ProofCase> cases() {
    return Stream.of(
            StreamProofs.cases(),
            DmaProofs.cases(),
            ControlProofs.cases(),
            WeightProofs.cases(),
            OutputProofs.cases(),
            SpikeProofs.cases(),
            LayerProofs.cases())
        .flatMap(List::stream)
        .toList();
  }
}
