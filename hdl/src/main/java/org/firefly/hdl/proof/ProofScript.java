package org.firefly.hdl.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What Yosys does to make one AIGER file for each property. A cover becomes the assertion that it
 * is never reached, since the model checkers know assertions only.
 */
final class ProofScript {
  /** Rewrites cover cells; given to Yosys as a file. */
  static final String COVERS_AS_ASSERTIONS =
      """
      (* techmap_celltype = "$cover" *)
      module never_reached(A, EN);
        input A, EN;
        \\$assert _TECHMAP_REPLACE_ (.A(!A), .EN(EN));
      endmodule
      """;

  private ProofScript() {}

  /**
   * The script.
   *
   * @param sources all files of the design and of the module around it
   * @param coverMap the file with {@link #COVERS_AS_ASSERTIONS}
   */
  static String of(List<Path> sources, Path coverMap, List<Property> properties) {
    StringBuilder script = new StringBuilder();
    String files = sources.stream().map(Path::toString).collect(Collectors.joining(" "));
    script.append("read_verilog -formal -sv ").append(files).append('\n');
    script.append("prep -flatten -top ").append(FormalTop.NAME).append('\n');
    // Without the register in front of each check, the frames of ABC are the clocks of the design.
    script.append("chformal -early\ntechmap -map ").append(coverMap).append(" t:$cover\n");
    script.append("design -save checks\n");
    for (int i = 0; i < properties.size(); i++) {
      script.append(alone(properties.get(i), name(i)));
    }
    return script.toString();
  }

  /** Leaves the cone of one property and of all assumptions. */
  private static String alone(Property property, String file) {
    String cell = "c:" + FormalTop.DESIGN + "." + cellOf(property);
    return String.format(
        Locale.ROOT,
        """
        design -load checks
        select -assert-count 1 t:$assert %1$s %%i
        delete t:$assert %1$s %%d
        delete -output
        opt_clean
        memory_map
        formalff -clk2ff -ff2anyinit
        setundef -undriven -anyseq
        opt -fast
        techmap
        dffunmap
        aigmap
        opt_clean
        write_aiger -I -B -zinit -map %2$s.map %2$s.aig
        """,
        cell,
        file);
  }

  /** firtool puts the kind of a check before its name. */
  private static String cellOf(Property property) {
    int name = property.path().lastIndexOf('.') + 1;
    return property.path().substring(0, name)
        + property.kind().name().toLowerCase(Locale.ROOT)
        + "__"
        + property.path().substring(name);
  }

  /** Name of the files of a property, without extension. */
  static String name(int index) {
    return "property" + index;
  }
}
