package org.firefly.hdl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;
import org.firefly.hdl.tree.HardwareException;

/**
 * Generated SystemVerilog.
 *
 * @param topName name of the top module
 * @param files text of the generated files, by file name
 * @param externalSources text of the Verilog files attached to external modules, by file name
 */
public record SystemVerilog(
    String topName, SortedMap<String, String> files, SortedMap<String, String> externalSources) {
  /**
   * Name of the file that lists the others, one a line, relative to itself: for {@code verilator
   * -F}, which unlike {@code -f} reads it from any folder, and scripts.
   */
  public static final String FILE_LIST = "filelist.f";

  SystemVerilog(String topName, Map<String, String> files, Map<String, String> externalSources) {
    this(
        topName,
        Collections.unmodifiableSortedMap(new TreeMap<>(files)),
        Collections.unmodifiableSortedMap(new TreeMap<>(externalSources)));
  }

  /**
   * The same circuit without the attached source {@code fileName}, for a tool that knows the module
   * by itself: synthesis has its own primitives.
   */
  public SystemVerilog withoutSource(String fileName) {
    TreeMap<String, String> rest = new TreeMap<>(externalSources);
    rest.remove(fileName);
    return new SystemVerilog(topName, files, Collections.unmodifiableSortedMap(rest));
  }

  /** All text in one string, file by file in the order of their names. */
  public String text() {
    return allFiles().values().stream().collect(Collectors.joining("\n"));
  }

  /** Generated and attached files by name. */
  public Map<String, String> allFiles() {
    TreeMap<String, String> all = new TreeMap<>(files);
    all.putAll(externalSources);
    return all;
  }

  /**
   * Writes all files and {@value #FILE_LIST} into {@code directory}, which is made if necessary.
   * Each file appears complete or not at all, the list last.
   *
   * @return the files written, without the list
   * @throws HardwareException if a file cannot be written
   */
  public List<Path> writeTo(Path directory) {
    Map<String, String> all = allFiles();
    try {
      for (Map.Entry<String, String> file : all.entrySet()) {
        OutputFile.write(directory.resolve(file.getKey()), file.getValue());
      }
      OutputFile.write(directory.resolve(FILE_LIST), String.join("\n", all.keySet()) + "\n");
    } catch (IOException e) {
      throw new HardwareException(OutputException.of(directory, e).getMessage(), e);
    }
    return all.keySet().stream().map(directory::resolve).toList();
  }
}
