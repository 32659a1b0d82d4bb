package org.firefly.explore.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.MemoryAdvice;
import org.firefly.explore.stage.Build;
import org.firefly.explore.study.Memory;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.Target;

/**
 * One point of a study.
 *
 * @param network as the study file writes it
 * @param target board or configuration
 * @param memory its DRAM
 * @param settings what is asked for besides
 * @param board the accelerator; absent if there can be none
 * @param refusal why nothing can run on it, one sentence
 * @param build what decides its program; absent if nothing can run
 */
public record Point(
    String network,
    Target target,
    Memory memory,
    Settings settings,
    Optional<Board> board,
    Optional<String> refusal,
    Optional<Build> build) {

  /**
   * What is asked for besides network and accelerator.
   *
   * @param timeSteps T; empty for what the network's file or the samples say
   * @param weightBits bits that weights make use of
   * @param batch samples of a batch block
   */
  public record Settings(OptionalInt timeSteps, int weightBits, int batch) {
    private static List<Settings> of(Study study) {
      List<OptionalInt> steps =
          study.timeSteps().isEmpty()
              ? List.of(OptionalInt.empty())
              : study.timeSteps().stream().map(OptionalInt::of).toList();
      List<Settings> all = new ArrayList<>();
      for (OptionalInt timeSteps : steps) {
        for (int bits : study.weightBits()) {
          study.batches().forEach(batch -> all.add(new Settings(timeSteps, bits, batch)));
        }
      }
      return all;
    }
  }

  /** All points of a study, in its order: network, target, memory, T, weight bits, batch. */
  public static List<Point> of(Study study) {
    List<Settings> settings = Settings.of(study);
    List<Point> points = new ArrayList<>();
    for (int subject = 0; subject < study.models().size(); subject++) {
      for (Target target : study.targets()) {
        for (Memory memory : study.memories()) {
          Placing placing = Placing.of(target, memory);
          for (Settings each : settings) {
            points.add(placing.point(study.models().get(subject).name(), subject, each));
          }
        }
      }
    }
    return points;
  }

  /** Whether a target can be. */
  private record Placing(
      Target target, Memory memory, Optional<Board> board, Optional<String> refusal) {
    static Placing of(Target target, Memory memory) {
      try {
        Board board = target.board(memory);
        return new Placing(target, memory, Optional.of(board), MemoryAdvice.refusal(board));
      } catch (ConfigurationException e) {
        return new Placing(target, memory, Optional.empty(), Optional.of(e.getMessage()));
      }
    }

    Point point(String network, int subject, Settings settings) {
      return new Point(
          network,
          target,
          memory,
          settings,
          board,
          refusal,
          board
              .filter(b -> refusal.isEmpty())
              .map(
                  b ->
                      new Build(
                          subject,
                          b.config(),
                          settings.timeSteps(),
                          settings.weightBits(),
                          settings.batch())));
    }
  }
}
