#!/bin/sh
# jhdf 0.13.0: valid chunked datasets of HDF5 1.10's layout (version 4) whose maximum shape differs from their shape
# are read in another order, or with zeros, without an error: the chunks are numbered by the present shape, while
# the format numbers them by the maximum one. h5py 3.16.0 (HDF5 2.0.0) writes them and reads them back as written.
# Output seen: maxshape (4, None): 20.0 at [0, 5] instead of 5.0; maxshape (None, 20): 0.0 at [2, 0] instead of 20.0.
# Exits with 1 if that has changed.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet h5py==3.16.0 numpy
venv/bin/python - <<'PYTHON'
import h5py
import numpy as np

values = np.arange(40, dtype="f4").reshape(4, 10)
for name, most in (("columns", (4, None)), ("rows", (None, 20))):
    with h5py.File(f"{name}.h5", "w", libver=("v110", "v110")) as file:
        file.create_dataset("d", data=values, chunks=(2, 5), maxshape=most)
    with h5py.File(f"{name}.h5") as file:
        assert (file["d"][()] == values).all()
PYTHON
cat >pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>none</groupId><artifactId>none</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.jhdf</groupId><artifactId>jhdf</artifactId><version>0.13.0</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -ntp dependency:copy-dependencies -DoutputDirectory=lib
cat >Read.java <<'JAVA'
import io.jhdf.HdfFile;
import java.nio.file.Path;

public class Read {
  public static void main(String[] names) {
    for (String name : names) {
      try (HdfFile file = new HdfFile(Path.of(name))) {
        float[][] d = (float[][]) file.getDatasetByPath("d").getData();
        System.out.println(name + " " + d[0][5] + " " + d[2][0]);
      }
    }
  }
}
JAVA
java -cp "lib/*" Read.java columns.h5 rows.h5 2>/dev/null | tee out
printf 'columns.h5 20.0 5.0\nrows.h5 5.0 0.0\n' | cmp -s - out
