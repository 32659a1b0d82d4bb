package org.firefly.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.firefly.architecture.isa.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a driver that has mapped the file sees of a core. */
@Timeout(30)
class RegisterFileServerTest {
  @TempDir private Path folder;
  private final Settings core = new Settings();
  private RegisterFileServer server;
  private ByteBuffer file;

  @BeforeEach
  void serveAndMap() throws IOException {
    Path registers = folder.resolve("registers");
    server = new RegisterFileServer(registers, List.of(core), Optional.empty());
    try (FileChannel channel =
        FileChannel.open(registers, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file = channel.map(MapMode.READ_WRITE, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  @AfterEach
  void stopServing() {
    server.close();
  }

  @Test
  void aSettingThatWasLostInAResetMayBeWrittenAgain() throws InterruptedException {
    write(Register.WATCHDOG, 1000);
    assertThat(core.read(Register.WATCHDOG.offset())).isEqualTo(1000);
    core.reset();
    awaitFile(Register.WATCHDOG, 0);
    write(Register.WATCHDOG, 1000);
    assertThat(core.read(Register.WATCHDOG.offset())).isEqualTo(1000);
  }

  @Test
  void aSettingIsShownAsTheCoreKeepsIt() throws InterruptedException {
    file.putInt(Register.SAMPLES.offset(), 0x1FE);
    awaitFile(Register.SAMPLES, 0xFE);
  }

  /** A command is taken back when everything that was written before it has arrived. */
  private void write(Register register, int value) throws InterruptedException {
    file.putInt(register.offset(), value);
    file.putInt(Register.CONTROL.offset(), Register.STOP);
    awaitFile(Register.CONTROL, 0);
  }

  /** Ends in the time-out of the class if the value never comes. */
  private void awaitFile(Register register, int value) throws InterruptedException {
    while (file.getInt(register.offset()) != value) {
      Thread.sleep(1);
    }
  }

  /** A core that only keeps its settings, of SAMPLES eight bits. */
  private static final class Settings implements CoreModel {
    private final AtomicIntegerArray words =
        new AtomicIntegerArray(Register.PAGE_BYTES / Integer.BYTES);

    void reset() {
      for (int i = 0; i < words.length(); i++) {
        words.set(i, 0);
      }
    }

    @Override
    public int read(int offset) {
      return words.get(offset / Integer.BYTES);
    }

    @Override
    public void write(int offset, int value) {
      int mask = offset == Register.SAMPLES.offset() ? 0xFF : -1;
      words.set(offset / Integer.BYTES, value & mask);
    }

    @Override
    public boolean interrupt() {
      return false;
    }

    @Override
    public void advance() {
      // Nothing happens by itself.
    }
  }
}
