package org.firefly.figures;

import java.util.List;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Samples;

/**
 * What NeuroBench counts while the float network runs, per sample and over all its time steps.
 *
 * @param samples samples that were run
 * @param timeSteps T
 * @param activationSparsity share of the outputs of firing neurons that are zero, 0 to 1, over all
 *     neurons, steps and samples
 * @param denseOperations synaptic operations if every input were active and no weight zero
 * @param effectiveMacs operations of a weight and an input, neither of them zero, in steps in which
 *     some input of the node is neither a spike (1 or -1) nor 0
 * @param effectiveAcs the same in steps in which all inputs are spikes
 * @param membraneUpdates steps of neurons that changed their membrane; the first step of a sample
 *     always counts
 * @param connections nodes with weights, in the order of evaluation
 * @param neurons nodes with membranes, in the order of evaluation
 */
public record WorkloadFigures(
    int samples,
    int timeSteps,
    double activationSparsity,
    double denseOperations,
    double effectiveMacs,
    double effectiveAcs,
    double membraneUpdates,
    List<Connection> connections,
    List<Neurons> neurons) {

  /** A node with weights; operations per sample, over all its time steps. */
  public record Connection(
      String node, double denseOperations, double effectiveMacs, double effectiveAcs) {}

  /**
   * A node with membranes.
   *
   * @param count neurons
   * @param sparsity share of outputs that are zero, 0 to 1; 0 for a readout, which never fires
   * @param membraneUpdates per sample
   */
  public record Neurons(String node, int count, double sparsity, double membraneUpdates) {}

  public WorkloadFigures {
    connections = List.copyOf(connections);
    neurons = List.copyOf(neurons);
  }

  /**
   * Runs the network on all samples.
   *
   * @throws org.firefly.network.NetworkException if the samples do not fit
   */
  public static WorkloadFigures of(Interpreter interpreter, Samples samples) {
    WorkloadMeter meter = new WorkloadMeter(interpreter, samples.steps());
    interpreter.run(samples, meter.nodes(), meter);
    return meter.figures(samples.count());
  }
}
