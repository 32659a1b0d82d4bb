package org.firefly.explore.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.firefly.explore.run.Studies;
import org.firefly.explore.study.Study;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final String STUDY =
      """
      networks: 8x8-16c3-5
      targets: [kv260, {board: ultra96v2, parallelism: 32}, zcu104]
      timeSteps: [2, 3]
      batch: [1, 4]
      """;

  @TempDir private Path folder;
  private Study study;

  @BeforeEach
  void readStudy() throws IOException {
    study = Studies.read(folder, STUDY);
  }

  private Table table(String stages, int threads) throws IOException, InterruptedException {
    return Table.of(study, Studies.run(study, folder.resolve(stages), threads).findings());
  }

  @Test
  void theTextHoldsARowForEveryPoint() throws Exception {
    Path file = folder.resolve("t.csv");
    Table table = table("a", 1);
    table.writeCsv(file);
    List<Map<String, String>> rows;
    try (MappingIterator<Map<String, String>> found =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      rows = found.readAll();
    }
    assertThat(rows).hasSize(12);
    List<Map<String, Object>> records = table.records();
    for (int i = 0; i < rows.size(); i++) {
      for (Column column : Columns.ALL) {
        Object value = records.get(i).get(column.name());
        assertThat(rows.get(i).get(column.name())).isEqualTo(value == null ? "" : value.toString());
      }
    }
    assertThat(rows.get(0)).containsEntry("board", "kv260").containsEntry("images", "6");
    assertThat(rows.get(4).get("refusal")).contains("DSP slices");
    assertThat(rows.get(4)).containsEntry("latencyUs", "").containsEntry("timeSteps", "2");
    assertThat(rows.get(0).get("lutSource")).startsWith("Yosys");
  }

  private static final class Reader extends ParquetReader.Builder<Group> {
    Reader(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  @Test
  void parquetHoldsTheSameValues() throws Exception {
    Path file = folder.resolve("t.parquet");
    Table table = table("a", 1);
    table.writeParquet(file);
    List<Group> groups = new ArrayList<>();
    try (ParquetReader<Group> reader = new Reader(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        groups.add(group);
      }
    }
    List<Map<String, Object>> records = table.records();
    assertThat(groups).hasSameSizeAs(records);
    for (int i = 0; i < groups.size(); i++) {
      for (Column column : Columns.ALL) {
        Object value = records.get(i).get(column.name());
        assertThat(groups.get(i).getFieldRepetitionCount(column.name()))
            .isEqualTo(value == null ? 0 : 1);
        if (value != null) {
          assertThat(groups.get(i).getValueToString(Columns.ALL.indexOf(column), 0))
              .isEqualTo(value.toString());
        }
      }
    }
  }

  @Test
  void theSameStudyGivesTheSameBytes() throws Exception {
    Table one = table("a", 1);
    Table two = table("b", 2);
    one.writeParquet(folder.resolve("1.parquet"));
    two.writeParquet(folder.resolve("2.parquet"));
    one.writeCsv(folder.resolve("1.csv"));
    two.writeCsv(folder.resolve("2.csv"));
    assertThat(folder.resolve("2.parquet")).hasSameBinaryContentAs(folder.resolve("1.parquet"));
    assertThat(folder.resolve("2.csv")).hasSameBinaryContentAs(folder.resolve("1.csv"));
    assertThat(Files.list(folder).map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
  }
}
