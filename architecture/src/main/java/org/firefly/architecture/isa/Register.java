package org.firefly.architecture.isa;

/**
 * The registers of one core, 32 bits each. Core c has them in the {@value #PAGE_BYTES}-byte page c
 * of the control port. This table is the only place that knows where a register lies; hardware,
 * driver and documentation use it.
 */
public enum Register {
  IDENTITY(0x000, Access.READ, "0x46464C59, \"FFLY\""),
  VERSION(0x004, Access.READ, "version of registers and descriptors"),
  SHAPE(0x008, Access.READ, "configuration"),
  MEMORIES(0x00C, Access.READ, "log2 of the depths of memories, and weight ports"),
  CONTROL(0x010, Access.COMMAND, "write 1"),
  STATUS(0x014, Access.READ, "state of the core and end of the last run"),
  INTERRUPT_ENABLE(0x018, Access.READ_WRITE, "events that raise the interrupt"),
  INTERRUPT(0x01C, Access.CLEAR, "events that wait to be seen; write 1 to clear"),
  BASE_LOW(0x020, Access.READ_WRITE, "base address of the program, bits 31:0; multiple of 64"),
  BASE_HIGH(0x024, Access.READ_WRITE, "base address, bits 39:32"),
  LIMIT_LOW(0x028, Access.READ_WRITE, "first address that the core must not touch, bits 31:0"),
  LIMIT_HIGH(0x02C, Access.READ_WRITE, "limit, bits 39:32"),
  DESCRIPTORS(0x030, Access.READ_WRITE, "offset of the first descriptor; multiple of 64"),
  DESCRIPTOR_COUNT(0x034, Access.READ_WRITE, "descriptors to execute, 1 to 65535, bits 15:0"),
  SAMPLES(0x038, Access.READ_WRITE, "samples in the batch block, 1 to 255, bits 7:0"),
  WATCHDOG(0x03C, Access.READ_WRITE, "clocks without progress that end a run; 0: never"),
  PROGRESS(0x040, Access.READ, "how far the run is"),
  CLOCKS_LOW(0x050, Access.READ, "clocks from start to done, bits 31:0"),
  CLOCKS_HIGH(0x054, Access.READ, "clocks, bits 47:32"),
  BUSY_LOW(0x058, Access.READ, "clocks in which a position entered the array, bits 31:0"),
  BUSY_HIGH(0x05C, Access.READ, "busy clocks, bits 47:32"),
  WEIGHT_STALL_LOW(0x060, Access.READ, "clocks in which the array waited for a tile, bits 31:0"),
  WEIGHT_STALL_HIGH(0x064, Access.READ, "weight stalls, bits 47:32"),
  SPIKE_STALL_LOW(0x068, Access.READ, "clocks in which the array waited for spikes, bits 31:0"),
  SPIKE_STALL_HIGH(0x06C, Access.READ, "spike stalls, bits 47:32"),
  OUTPUT_STALL_LOW(0x070, Access.READ, "clocks in which the array waited for room, bits 31:0"),
  OUTPUT_STALL_HIGH(0x074, Access.READ, "output stalls, bits 47:32"),
  LAYER_LOG(0x400, Access.READ, "one register per descriptor, the first 64");

  /** Bytes of the registers of one core. */
  public static final int PAGE_BYTES = 0x1000;

  /** Value of {@link #IDENTITY}. */
  public static final int IDENTITY_VALUE = 0x46464C59;

  /** Value of {@link #VERSION}. */
  public static final int VERSION_VALUE = 0x0004_0000;

  /** Descriptors that {@link #LAYER_LOG} remembers. */
  public static final int LAYER_LOG_ENTRIES = 64;

  /** Bit of {@link #CONTROL} that starts a run. */
  public static final int START = 1;

  /** Bit of {@link #CONTROL} that stops a run when issued bursts have ended. */
  public static final int STOP = 2;

  /** What a register can be used for. */
  public enum Access {
    /** Read only; writes are ignored. */
    READ("read"),
    READ_WRITE("read, write"),
    /** Reads as zero; a one starts something. */
    COMMAND("command"),
    /** A written one clears the bit. */
    CLEAR("read, clear");

    private final String text;

    Access(String text) {
      this.text = text;
    }

    /** The access in words. */
    public String text() {
      return text;
    }
  }

  private final int offset;
  private final Access access;
  private final String meaning;

  Register(int offset, Access access, String meaning) {
    this.offset = offset;
    this.access = access;
    this.meaning = meaning;
  }

  /** Bytes from the start of the core's page. */
  public int offset() {
    return offset;
  }

  /** What it can be used for. */
  public Access access() {
    return access;
  }

  /** What it holds, without its fields, for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** A value of {@link #VERSION} for people, such as 1.0. */
  public static String versionText(int word) {
    return RegisterField.VERSION_MAJOR.of(word) + "." + RegisterField.VERSION_MINOR.of(word);
  }
}
