package org.firefly.cosimulation.axi;

/** Responses of AXI4 and AXI4-Lite, with their encoding. */
public enum AxiResponse {
  OKAY(0),
  SLVERR(2),
  DECERR(3);

  private final int code;

  AxiResponse(int code) {
    this.code = code;
  }

  /** The two bits of {@code rresp} and {@code bresp}. */
  public int code() {
    return code;
  }

  /** The response of a code; exclusive accesses (1) count as errors, since nobody asks for them. */
  static AxiResponse of(long code) {
    return code == 0 ? OKAY : code == 3 ? DECERR : SLVERR;
  }
}
