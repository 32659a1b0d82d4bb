package org.firefly.accelerator.proof;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firefly.accelerator.proof.ProofCase.Outcome;

/** The table of what is proved, as Markdown. */
final class ProofTable {
  static final String HEAD =
      """
      | block | property | proved for | planted fault found | seconds |
      |---|---|---|---|---|
      """;

  private ProofTable() {}

  /** The rows without the seconds, which differ from run to run. */
  static List<String> rows(List<ProofCase> cases) {
    return cases.stream()
        .flatMap(block -> block.claims().stream().map(claim -> row(block, claim)))
        .toList();
  }

  private static String row(ProofCase block, Claim claim) {
    return String.join(
        " | ",
        "| " + block.block(),
        "`" + claim.path() + "`",
        claim.extent(),
        claim instanceof Claim.Breakable ? "yes" : "-");
  }

  /** The whole table, after all proofs have been made. */
  static String measured(List<ProofCase> cases) {
    return cases.stream()
        .flatMap(block -> block.prove().stream().map(outcome -> row(block, outcome)))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(ProofCase block, Outcome outcome) {
    return String.format(
        Locale.ROOT, "%s | %.1f |%n", row(block, outcome.claim()), outcome.seconds());
  }

  /** The rows of a page, without the seconds. */
  static List<String> withoutSeconds(String table) {
    return table.lines().skip(2).map(line -> line.replaceAll(" \\| [0-9.]+ \\|$", "")).toList();
  }
}
