package org.firefly.cli.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.NetworkString;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.LayerCounters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceTest {
  @TempDir private Path folder;

  @Test
  void countedLayersFollowEachOtherInATrackOfTheirOwn() throws IOException {
    Board board = Boards.find("ultra96v2");
    Program program =
        Compiler.compile(
                NetworkString.parse("8x8-16c3-16c3-5", 2).toNetwork(1),
                CompilerOptions.of(board.config()).withTimeSteps(2).withInput(Input.SPIKES))
            .program();
    CoreCounters counters =
        new CoreCounters(
            2,
            1400,
            900,
            10,
            20,
            30,
            List.of(new LayerCounters(0, "a", 800), new LayerCounters(1, "b", 400)));
    Path file = folder.resolve("trace.json");
    Trace written = new Trace(program, board);
    written.counted(counters);
    written.write(file);

    JsonNode trace = new ObjectMapper().readTree(file.toFile()).path("traceEvents");
    List<JsonNode> counted =
        trace.findParents("dur").stream().filter(e -> e.path("pid").asInt() == 3).toList();
    assertThat(counted).hasSize(2);
    assertThat(counted.get(0).path("args").path("clocks").asDouble()).isEqualTo(400);
    assertThat(counted.get(0).path("args").path("all layers: array busy").asDouble())
        .isEqualTo(450);
    assertThat(counted.get(1).path("args").path("clock").asDouble()).isEqualTo(400);
    assertThat(counted.get(1).path("args").path("clocks").asDouble()).isEqualTo(200);
    assertThat(counted.get(1).path("name").asText()).isEqualTo("b");
  }
}
