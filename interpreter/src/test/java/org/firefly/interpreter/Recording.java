package org.firefly.interpreter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps what the watched nodes of a run gave, [N,T,...] row-major. */
final class Recording {
  private final Map<String, double[]> outputs = new HashMap<>();

  private Recording() {}

  static Recording of(Interpreter interpreter, Samples samples, Set<String> nodes) {
    Recording recording = new Recording();
    for (String node : nodes) {
      int size = interpreter.shapes().output(node).size();
      recording.outputs.put(node, new double[samples.count() * samples.steps() * size]);
    }
    interpreter.run(
        samples,
        nodes,
        (sample, step, node, output) ->
            System.arraycopy(
                output,
                0,
                recording.outputs.get(node),
                (sample * samples.steps() + step) * output.length,
                output.length));
    return recording;
  }

  double[] output(String node) {
    return outputs.get(node);
  }
}
