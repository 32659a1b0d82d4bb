package org.firefly.explore.table;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.explore.run.Finding;
import org.firefly.explore.study.Study;
import org.firefly.files.OutputFile;

/**
 * The table of a study: a row for each point, in the order of the study.
 *
 * @param rows of the points
 */
public record Table(List<Row> rows) {
  public Table {
    rows = List.copyOf(rows);
  }

  /**
   * The table of what was found.
   *
   * @throws org.firefly.explore.study.StudyException if a report of a synthesis is none
   */
  public static Table of(Study study, List<Finding> findings) throws IOException {
    CoreFigures synthesis = CoreFigures.of(study.synthesis());
    return new Table(
        findings.stream().map(found -> Row.of(found, synthesis, study.energy())).toList());
  }

  /** Each row as names and values; what is not known is left out. */
  List<Map<String, Object>> records() {
    List<Map<String, Object>> records = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Column column : Columns.ALL) {
        column.value().apply(row).ifPresent(value -> values.put(column.name(), value));
      }
      records.add(values);
    }
    return records;
  }

  /**
   * Writes it as text with commas; what is not known is empty.
   *
   * @throws org.firefly.files.OutputException if the file cannot be written
   */
  public void writeCsv(Path file) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    Columns.ALL.forEach(column -> schema.addColumn(column.name()));
    OutputFile.write(file, mapper.writer(schema.build()).writeValueAsString(records()));
  }

  /**
   * Writes it as Parquet.
   *
   * @throws org.firefly.files.OutputException if the file cannot be written
   */
  public void writeParquet(Path file) throws IOException {
    ParquetFile.write(records(), file);
  }
}
