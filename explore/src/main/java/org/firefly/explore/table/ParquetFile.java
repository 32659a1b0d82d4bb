package org.firefly.explore.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.firefly.files.OutputFile;

/**
 * Writes rows as Parquet: every column optional, without compression, the same bytes every time.
 */
final class ParquetFile {
  private ParquetFile() {}

  /**
   * Writes the whole file or nothing.
   *
   * @param records names and values of each row
   */
  static void write(List<Map<String, Object>> records, Path file) throws IOException {
    MessageType schema = schema();
    try (OutputFile whole = new OutputFile(file)) {
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(whole.temporary()))
              .withConf(new PlainParquetConfiguration())
              .withType(schema)
              .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
              .build()) {
        for (Map<String, Object> values : records) {
          writer.write(group(schema, values));
        }
      }
      whole.finish();
    }
  }

  private static MessageType schema() {
    return new MessageType("point", Columns.ALL.stream().map(ParquetFile::field).toList());
  }

  private static Type field(Column column) {
    return switch (column.type()) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
    };
  }

  private static Group group(MessageType schema, Map<String, Object> values) {
    Group group = new SimpleGroup(schema);
    for (Column column : Columns.ALL) {
      Object value = values.get(column.name());
      if (value != null) {
        switch (column.type()) {
          case TEXT -> group.add(column.name(), (String) value);
          case INTEGER -> group.add(column.name(), ((Number) value).longValue());
          case REAL -> group.add(column.name(), ((Number) value).doubleValue());
          case FLAG -> group.add(column.name(), (Boolean) value);
        }
      }
    }
    return group;
  }
}
