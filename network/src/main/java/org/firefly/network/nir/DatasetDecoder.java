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
    Object values = values(dataset, budget);
    if (values instanceof Object[] none && none.length == 0) {
      return new Entry.Unsupported("holds no data");
    }
    return isText(type)
        ? new Entry.Text(shape, Arrays.stream((Object[]) values).map(Object::toString).toList())
        : new Entry.Numbers(Tensor.generate(shape, accessor(values)));
  }

  private static Object values(Dataset dataset, ReadBudget budget) {
    if (dataset instanceof ChunkedDataset chunked) {
      ChunkGuard.check(chunked, budget);
    } else {
      budget.takePlain(dataset.getSize(), dataset.getDataType().getSize());
    }
    return dataset.getDataFlat();
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
