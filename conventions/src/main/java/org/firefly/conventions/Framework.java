package org.firefly.conventions;

/**
 * The frameworks whose files FireFly knows how to read. What each computes was read from the
 * sources named here and compared with runs of the framework, see {@code interop/frameworks}.
 */
public enum Framework implements Named {
  /** NIR's own text, forward Euler. */
  NIR("nir", "NIR", "", FrameworkRules.NIR),
  /**
   * snnTorch 1.0.0, {@code snntorch/_neurons/leaky.py}, {@code synaptic.py}, {@code
   * snntorch/export_nir.py}. Its default reset takes the threshold off in the step after the spike,
   * behind the decay; the exporter writes v_reset 0 whatever the reset is.
   */
  SNNTORCH(
      "snntorch",
      "snnTorch",
      "the file does not hold the reset: add --reset zero or --reset none if it was not its default,"
          + " subtraction in the next step, and --reset-delay corrected for reset_delay=False",
      FrameworkRules.NIR
          .reset(ResetKind.SUBTRACT)
          .timing(ResetTiming.NEXT_STEP, ResetTiming.NEXT_STEP)),
  /**
   * Norse 1.1.0, {@code norse/torch/functional/lif.py}, {@code lif_box.py}, {@code iaf.py}, {@code
   * norse/torch/utils/export_nir.py}. Currents take their input whole (no dt / tau_syn); membranes
   * start at v_leak.
   */
  NORSE(
      "norse",
      "Norse",
      "add --reset subtract for reset_subtract",
      FrameworkRules.NIR
          .dt(1e-3)
          .reset(ResetKind.ZERO)
          .gains(InputGain.INTEGRATED, InputGain.UNIT)
          .startsAt(InitialMembrane.LEAK)),
  /**
   * Sinabs 3.1.3, {@code sinabs/layers/functional/lif.py}, {@code sinabs/activation}, {@code
   * sinabs/nir.py}. Time constants are in steps. Only SingleSpike has one bit per step.
   */
  SINABS(
      "sinabs",
      "Sinabs",
      "only SingleSpike has one spike per step; its default, MultiSpike, is another network",
      FrameworkRules.NIR
          .dt(1)
          .reset(ResetKind.SUBTRACT)
          .firesAtThreshold()
          .exponential()
          .gains(InputGain.INTEGRATED, InputGain.DECAYED)),
  /**
   * SpikingJelly 2.0.0, {@code spikingjelly/activation_based/neuron}, {@code
   * nir_exchange/to_nir.py}. The exporter refuses soft resets; files with one say so in a note.
   */
  SPIKINGJELLY(
      "spikingjelly",
      "SpikingJelly",
      "add --reset subtract for v_reset=None",
      FrameworkRules.NIR.reset(ResetKind.ZERO).firesAtThreshold().startsAt(InitialMembrane.RESET)),
  /**
   * Rockpool 3.1.0, {@code rockpool/nn/modules/torch/lif_torch.py}, {@code lif_neuron_torch.py},
   * {@code nir.py}. Inputs enter the membrane whole though the file's r holds a decay; currents
   * decay after their input was added. One bit per step needs max_spikes_per_dt = 1.
   */
  ROCKPOOL(
      "rockpool",
      "Rockpool",
      "only max_spikes_per_dt=1 has one spike per step; its default is another network",
      FrameworkRules.NIR
          .dt(1e-3)
          .reset(ResetKind.SUBTRACT)
          .firesAtThreshold()
          .exponential()
          .gains(InputGain.UNDECAYED, InputGain.DECAYED)),
  /**
   * lava-dl 0.6.0, {@code lava/lib/dl/slayer/neuron/cuba.py}, {@code dynamics/leaky_integrator.py}.
   * Decays are 12-bit integers and states are rounded toward zero to 1/64 of a weight step, which
   * these equations leave out.
   */
  LAVA(
      "lava",
      "lava-dl",
      "its rounding toward zero is left out",
      FrameworkRules.NIR.dt(1).reset(ResetKind.ZERO).gains(InputGain.UNIT, InputGain.UNIT)),
  /**
   * Spyx 1.0.0, {@code spyx/nn.py}, {@code spyx/nir.py}. Each layer's spikes leave it one step
   * later than here, which shifts every layer by its depth.
   */
  SPYX(
      "spyx",
      "Spyx",
      "there, each layer's spikes come one step later",
      FrameworkRules.NIR
          .dt(1)
          .reset(ResetKind.SUBTRACT)
          .timing(ResetTiming.NEXT_STEP, ResetTiming.AT_ONCE)
          .gains(InputGain.UNIT, InputGain.UNIT));

  private final String option;
  private final String title;
  private final String remark;
  private final FrameworkRules rules;

  Framework(String option, String title, String remark, FrameworkRules rules) {
    this.option = option;
    this.title = title;
    this.remark = remark;
    this.rules = rules;
  }

  @Override
  public String option() {
    return option;
  }

  /** The name as its makers write it. */
  public String title() {
    return title;
  }

  /** What its files cannot say and a user has to know; empty for NIR itself. */
  public String remark() {
    return remark;
  }

  FrameworkRules rules() {
    return rules;
  }
}
