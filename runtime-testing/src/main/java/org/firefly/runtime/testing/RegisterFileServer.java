package org.firefly.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.isa.Register.Access;

/**
 * Serves the registers of cores in a file that a driver has mapped. A thread looks at the file,
 * hands what the driver wrote to the models, and mirrors what they would read back.
 *
 * <p>A file does not tell who wrote, so: command registers read as 0, anything else in them is a
 * command, which is taken back once its effect is mirrored; a pending interrupt is shown with bit
 * 31 set, so that a written 1 differs from it; a setting that a core no longer has, as after a
 * reset, is taken out of the file, so that the same value is new when it is written again.
 * Interrupts go, four bytes each, into a FIFO.
 */
public final class RegisterFileServer implements AutoCloseable {
  private static final VarHandle WORD =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PENDING = 0x8000_0000;
  private static final long NAP_NANOS = 20_000;
  private static final long EVENT_NANOS = 1_000_000;

  private final List<? extends CoreModel> cores;
  private final ByteBuffer registers;

  /** What each core was last seen to have in its settings. */
  private final int[][] kept;

  private final Optional<FileChannel> events;
  private final Thread thread;
  private long lastEvent;
  private volatile boolean closed;

  /**
   * Starts to serve.
   *
   * @param file a page per core; it is made as long as that
   * @param cores what is behind the pages
   * @param fifo where interrupts go
   */
  public RegisterFileServer(Path file, List<? extends CoreModel> cores, Optional<Path> fifo) {
    this.cores = List.copyOf(cores);
    kept = new int[cores.size()][Register.values().length];
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long bytes = (long) Register.PAGE_BYTES * cores.size();
      registers = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
      // Opened for both directions, since otherwise it would wait for a reader.
      events =
          fifo.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  FileChannel.open(fifo.get(), StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int core = 0; core < cores.size(); core++) {
      mirror(core);
    }
    thread = new Thread(this::serve, "firefly-registers");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!closed) {
      boolean interrupt = false;
      for (int core = 0; core < cores.size(); core++) {
        serve(core);
        cores.get(core).advance();
        interrupt |= cores.get(core).interrupt();
      }
      if (interrupt) {
        sendEvent();
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  private void serve(int core) {
    // Commands are looked at first: whatever was written before them is then in the file too.
    int control = get(core, Register.CONTROL);
    int acknowledge = get(core, Register.INTERRUPT);
    forwardSettings(core);
    if (acknowledge > 0) {
      cores.get(core).write(Register.INTERRUPT.offset(), acknowledge);
    }
    if (control != 0) {
      cores.get(core).write(Register.CONTROL.offset(), control);
    }
    mirror(core);
    int pending = cores.get(core).read(Register.INTERRUPT.offset()) == 0 ? 0 : PENDING | 1;
    replace(core, Register.INTERRUPT, acknowledge, pending);
    replace(core, Register.CONTROL, control, 0);
  }

  private void forwardSettings(int core) {
    for (Register register : Register.values()) {
      if (register.access() == Access.READ_WRITE) {
        int value = get(core, register);
        if (value != kept[core][register.ordinal()]) {
          cores.get(core).write(register.offset(), value);
        }
        int found = cores.get(core).read(register.offset());
        kept[core][register.ordinal()] = found;
        replace(core, register, value, found);
      }
    }
  }

  private void mirror(int core) {
    for (Register register : Register.values()) {
      if (register.access() == Access.READ) {
        int words = register == Register.LAYER_LOG ? Register.LAYER_LOG_ENTRIES : 1;
        for (int i = 0; i < words; i++) {
          int offset = register.offset() + Integer.BYTES * i;
          WORD.setVolatile(registers, at(core, offset), cores.get(core).read(offset));
        }
      }
    }
  }

  private int get(int core, Register register) {
    return (int) WORD.getVolatile(registers, at(core, register.offset()));
  }

  /** Leaves what the driver has written meanwhile for the next round. */
  private void replace(int core, Register register, int seen, int value) {
    WORD.compareAndSet(registers, at(core, register.offset()), seen, value);
  }

  private static int at(int core, int offset) {
    return core * Register.PAGE_BYTES + offset;
  }

  /** A level of the line becomes an event from time to time, as after each enabling. */
  private void sendEvent() {
    if (events.isEmpty() || System.nanoTime() - lastEvent < EVENT_NANOS) {
      return;
    }
    lastEvent = System.nanoTime();
    try {
      events.get().write(ByteBuffer.allocate(Integer.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops serving; the file stays as it is. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
      if (events.isPresent()) {
        events.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
