package org.firefly.accelerator.primitive;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Clock;
import org.firefly.hdl.ExternalModule;
import org.firefly.hdl.UInt;

/**
 * The DSP slice DSP48E2 of UltraScale and UltraScale+ devices, with all its pins. A subclass sets
 * the parameters of one use. Pins and parameters are those of AMD's user guide UG579.
 *
 * <p>The attached file {@value #MODEL_FILE} simulates the modes that FireFly uses and stops the
 * simulation in all others; synthesis does not see it. The vendor's own model can take its place.
 */
public abstract class Dsp48e2 extends ExternalModule {
  /** File of the behavioural model among the sources of a circuit. */
  public static final String MODEL_FILE = "DSP48E2.sv";

  public final Clock clk = clockInput("CLK");

  public final UInt a = input("A", uint(30));
  public final UInt acin = input("ACIN", uint(30));
  public final UInt b = input("B", uint(18));
  public final UInt bcin = input("BCIN", uint(18));
  public final UInt c = input("C", uint(48));
  public final UInt d = input("D", uint(27));
  public final UInt pcin = input("PCIN", uint(48));

  public final UInt alumode = input("ALUMODE", uint(4));
  public final UInt inmode = input("INMODE", uint(5));
  public final UInt opmode = input("OPMODE", uint(9));
  public final UInt carryinsel = input("CARRYINSEL", uint(3));
  public final Bool carryin = input("CARRYIN", bool());
  public final Bool carrycascin = input("CARRYCASCIN", bool());
  public final Bool multsignin = input("MULTSIGNIN", bool());

  public final Bool cea1 = input("CEA1", bool());
  public final Bool cea2 = input("CEA2", bool());
  public final Bool cead = input("CEAD", bool());
  public final Bool cealumode = input("CEALUMODE", bool());
  public final Bool ceb1 = input("CEB1", bool());
  public final Bool ceb2 = input("CEB2", bool());
  public final Bool cec = input("CEC", bool());
  public final Bool cecarryin = input("CECARRYIN", bool());
  public final Bool cectrl = input("CECTRL", bool());
  public final Bool ced = input("CED", bool());
  public final Bool ceinmode = input("CEINMODE", bool());
  public final Bool cem = input("CEM", bool());
  public final Bool cep = input("CEP", bool());

  public final Bool rsta = input("RSTA", bool());
  public final Bool rstallcarryin = input("RSTALLCARRYIN", bool());
  public final Bool rstalumode = input("RSTALUMODE", bool());
  public final Bool rstb = input("RSTB", bool());
  public final Bool rstc = input("RSTC", bool());
  public final Bool rstctrl = input("RSTCTRL", bool());
  public final Bool rstd = input("RSTD", bool());
  public final Bool rstinmode = input("RSTINMODE", bool());
  public final Bool rstm = input("RSTM", bool());
  public final Bool rstp = input("RSTP", bool());

  public final UInt acout = output("ACOUT", uint(30));
  public final UInt bcout = output("BCOUT", uint(18));
  public final UInt p = output("P", uint(48));
  public final UInt pcout = output("PCOUT", uint(48));
  public final UInt carryout = output("CARRYOUT", uint(4));
  public final UInt xorout = output("XOROUT", uint(8));
  public final Bool carrycascout = output("CARRYCASCOUT", bool());
  public final Bool multsignout = output("MULTSIGNOUT", bool());
  public final Bool overflow = output("OVERFLOW", bool());
  public final Bool patternbdetect = output("PATTERNBDETECT", bool());
  public final Bool patterndetect = output("PATTERNDETECT", bool());
  public final Bool underflow = output("UNDERFLOW", bool());

  /** For subclasses. */
  protected Dsp48e2() {
    super("DSP48E2");
    source(MODEL_FILE, simulationModel());
  }

  /** Ties all reset pins low: the registers need none, or the fabric clears what follows. */
  public final void tieResets() {
    tieLow(rsta, rstallcarryin, rstalumode, rstb, rstc, rstctrl, rstd, rstinmode, rstm, rstp);
  }

  /** Drives input pins with zeros. */
  public static void tieLow(UInt... pins) {
    List.of(pins).forEach(pin -> pin.set(0));
  }

  /** The flag outputs, which simulation and lint tools want to see connected. */
  public final UInt flags() {
    return concat(
        carryout,
        xorout,
        carrycascout,
        multsignout,
        overflow,
        patternbdetect,
        patterndetect,
        underflow);
  }

  /** Text of the behavioural model. */
  public static String simulationModel() {
    try (InputStream in = Dsp48e2.class.getResourceAsStream(MODEL_FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
