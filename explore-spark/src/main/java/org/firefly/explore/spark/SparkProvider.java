package org.firefly.explore.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.firefly.explore.run.ClusterProvider;
import org.firefly.explore.run.ClusterRunner;
import org.firefly.explore.stage.Keys;
import org.firefly.explore.stage.Subjects;

/**
 * Opens Apache Spark: {@code local[N]}, {@code spark://HOST:PORT}, YARN or Kubernetes. Whatever
 * {@code spark-submit} or a system property {@code spark.*} has set stays.
 */
public final class SparkProvider implements ClusterProvider {
  /** The fastest kernel of the simulator needs the first, memory-mapped native code the second. */
  private static final String JAVA_OPTIONS =
      "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED";

  @Override
  public ClusterRunner open(String master, Path study, Subjects subjects) {
    MasterAddress.of(master).requireListener();
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("FireFly explore")
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.jars", jars())
            .setIfMissing("spark.executor.extraJavaOptions", JAVA_OPTIONS);
    if (!master.startsWith("local")) {
      // Spark's distributions have other versions of libraries that FireFly uses.
      conf.setIfMissing("spark.executor.userClassPathFirst", "true");
    }
    RemoteLaboratory laboratory =
        new RemoteLaboratory(
            study.toAbsolutePath().normalize().toString(), new Keys(subjects).subjects());
    try {
      return new SparkRunner(new JavaSparkContext(conf), laboratory);
    } catch (Exception e) { // Scala throws exceptions that Java would have declared.
      throw MasterAddress.of(master).refusal(e.getMessage());
    }
  }

  /** The jars of FireFly, which lie beside the one of this class. */
  private static String jars() {
    try {
      Path here =
          Path.of(SparkProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> beside = Files.list(here.getParent())) {
        return beside
            .filter(file -> file.toString().endsWith(".jar"))
            .sorted()
            .map(Path::toString)
            .collect(Collectors.joining(","));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The place of a class is a file.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
