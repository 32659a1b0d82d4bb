package org.firefly.network.nir;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.firefly.network.NetworkException;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Turns one HDF5 dataset of any numeric type, byte order and layout into an {@link Entry}. */
final class DatasetDecoder {
  private DatasetDecoder() {}

  static Entry decode(Dataset dataset, ReadBudget budget) {
    DataType type = dataset.getDataType();
    Shape shape = Shape.of(dataset.getDimensions());
    if (!isNumeric(type) && !isText(type)) {
      return new Entry.Unsupported("has the HDF5 type " + type.getClass().getSimpleName());
    }
    if (shape.size() == 0) {
      return isText(type)
          ? new Entry.Text(shape, List.of())
          : new Entry.Numbers(Tensor.zeros(shape));
    }
    return isText(type) ? text(dataset, shape, budget) : numbers(dataset, shape, budget);
  }

  private static Entry text(Dataset dataset, Shape shape, ReadBudget budget) {
    if (!unwritten(dataset, budget).isEmpty() || dataset.isEmpty()) {
      return new Entry.Unsupported("holds text that was never written");
    }
    return new Entry.Text(
        shape, Arrays.stream((Object[]) dataset.getDataFlat()).map(Object::toString).toList());
  }

  private static Entry numbers(Dataset dataset, Shape shape, ReadBudget budget) {
    UnwrittenChunks unwritten = unwritten(dataset, budget);
    double fill = dataset.getFillValue() instanceof Number number ? number.doubleValue() : 0;
    if (dataset.isEmpty()) {
      return new Entry.Numbers(Tensor.generate(shape, i -> fill));
    }
    IntToDoubleFunction written = accessor(dataset.getDataFlat());
    return new Entry.Numbers(
        Tensor.generate(shape, i -> unwritten.holds(i) ? fill : written.applyAsDouble(i)));
  }

  /** Accounts for the dataset; the chunks of it that were never written. */
  private static UnwrittenChunks unwritten(Dataset dataset, ReadBudget budget) {
    if (dataset instanceof ChunkedDataset chunked) {
      return ChunkGuard.check(chunked, budget);
    }
    if (dataset.isEmpty()) {
      budget.takeSparse(dataset.getSize(), dataset.getDataType().getSize());
    } else {
      budget.takePlain(dataset.getSize(), dataset.getDataType().getSize());
    }
    return UnwrittenChunks.NONE;
  }

  private static boolean isText(DataType type) {
    return type instanceof StringData
        || type instanceof EnumDataType
        || type instanceof VariableLength text && text.isVariableLengthString();
  }

  /** Whether the bits have the meaning that the library gives to all numbers of that size. */
  private static boolean isNumeric(DataType type) {
    if (type instanceof FixedPoint integer) {
      return integer.getBitOffset() == 0 && integer.getBitPrecision() == 8 * integer.getSize();
    } else if (type instanceof FloatingPoint number) {
      return switch (number.getSize()) {
        case 2 -> number.getExponentSize() == 5 && number.getMantissaSize() == 10;
        case 4 -> number.getExponentSize() == 8 && number.getMantissaSize() == 23;
        case 8 -> number.getExponentSize() == 11 && number.getMantissaSize() == 52;
        default -> false;
      };
    }
    return false;
  }

  private static IntToDoubleFunction accessor(Object values) {
    if (values instanceof float[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof double[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof long[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof int[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof short[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof byte[] numbers) {
      return i -> numbers[i];
    } else if (values instanceof BigInteger[] numbers) {
      return i -> numbers[i].doubleValue();
    }
    throw new NetworkException("has a numeric type that is not read; export it as float32");
  }
}
