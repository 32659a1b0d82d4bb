package org.firefly.vivado;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.firefly.hdl.tool.ExternalTool;

/**
 * A folder that looks like the file systems of a board's Linux, with commands in front of the path
 * that do what the kernel and its tools do there.
 */
final class FakeBoard {
  private static final String OVERLAYS = "sys/kernel/config/device-tree/overlays";
  private static final byte[] INTERRUPT_89 = {0, 0, 0, 0, 0, 0, 0, 89, 0, 0, 0, 4};

  private final Path root;
  private final Path tools;
  private final Path project;
  private final Map<String, String> environment = new TreeMap<>();

  /** A board with nothing loaded, whose clock will be as fast as asked for. */
  FakeBoard(Path work, VivadoProject project) throws IOException {
    this.root = Files.createDirectories(work.resolve("root"));
    this.tools = Files.createDirectories(work.resolve("tools"));
    this.project = work.resolve("project");
    project.writeTo(this.project, false);
    Files.writeString(this.project.resolve("firefly.bit.bin"), "bits");
    folder(OVERLAYS);
    Path kernel = tool("kernel.sh", resource("kernel.sh"));
    tool("id", "#!/bin/sh\necho 0\n");
    tool("mountpoint", "#!/bin/sh\n");
    tool("mount", "#!/bin/sh\nexit 1\n");
    tool("modprobe", "#!/bin/sh\necho \"$@\" >>\"$FIREFLY_ROOT/modprobe.log\"\n");
    tool("rmdir", "#!/bin/sh\nrm -r \"$1\"\n");
    tool(
        "mkdir",
        """
        #!/bin/sh
        /bin/mkdir "$@" || exit 1
        case $1 in
        */overlays/firefly) PATH=/bin:/usr/bin %1$s fabric ;;
        */overlays/firefly-devices) PATH=/bin:/usr/bin %1$s devices ;;
        esac
        case $1 in
        */overlays/*) echo "${BOARD_STATUS:-applied}" >"$1/status" ;;
        esac
        """
            .formatted(kernel));
    tool(
        "xmutil",
        """
        #!/bin/sh
        echo "$@" >>"$FIREFLY_ROOT/xmutil.log"
        [ "$*" != "loadapp firefly" ] || { export PATH=/bin:/usr/bin; %1$s fabric; %1$s devices; }
        """
            .formatted(kernel));
    with("BOARD_CLOCK", "299997009");
  }

  /** Plays out something that kernels lack; the names are in {@code kernel.sh}. */
  FakeBoard with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A kernel whose device tree has these labels. */
  FakeBoard withLabels(String... labels) throws IOException {
    Path symbols = folder("proc/device-tree/__symbols__");
    for (String label : labels) {
      Files.writeString(symbols.resolve(label), "/axi/" + label);
    }
    return this;
  }

  /** The device of PYNQ's images, which holds interrupt 89. */
  FakeBoard withFabric() throws IOException {
    Path driver = folder("sys/bus/platform/drivers/uio_pdrv_genirq");
    Files.writeString(driver.resolve("unbind"), "");
    Path device = folder("sys/devices/platform/axi/a0000000.fabric");
    Files.createSymbolicLink(device.resolve("driver"), driver);
    Files.write(
        folder("sys/devices/platform/axi/a0000000.fabric/of_node").resolve("interrupts"),
        INTERRUPT_89);
    Path uio = folder("sys/class/uio/uio0");
    Files.createSymbolicLink(uio.resolve("device"), device);
    Files.writeString(uio.resolve("name"), "fabric\n");
    return this;
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  private Path tool(String name, String text) throws IOException {
    Path file = Files.writeString(tools.resolve(name), text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }

  private static String resource(String name) {
    try (InputStream in = FakeBoard.class.getResourceAsStream("board/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a script of the project with the folder of the bitstream as argument. */
  ExternalTool.Result run(String script) {
    List<String> command = new ArrayList<>(List.of("env", "FIREFLY_ROOT=" + root));
    command.add("PATH=" + tools + ":" + System.getenv("PATH"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("sh", script, project.toString()));
    return ExternalTool.run(project, command, "install a POSIX shell");
  }

  /** A file of the board. */
  Path file(String name) {
    return root.resolve(name);
  }
}
