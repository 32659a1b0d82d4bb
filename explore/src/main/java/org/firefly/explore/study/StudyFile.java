package org.firefly.explore.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.figures.EnergyModel;
import org.firefly.figures.EnergyModels;
import org.firefly.figures.FiguresException;

/** Reads a study from its YAML file; paths in it are relative to its folder. */
public final class StudyFile {
  /** Points beyond are a slip more often than a wish. */
  private static final int MOST_POINTS = 100_000;

  private static final int MOST_IMAGES = 100_000_000;
  private static final int MOST_LATENCY = 100_000;
  private static final TreeSet<String> MEMORY =
      new TreeSet<>(List.of("latencyClocks", "gigabytesPerSecond"));

  private final Fields fields;
  private final Places places;

  private StudyFile(Fields fields, Places places) {
    this.fields = fields;
    this.places = places;
  }

  /**
   * Reads a file.
   *
   * @throws StudyException naming file, line and key of what cannot be used
   */
  public static Study read(Path file) throws IOException {
    Fields fields = Entry.read(file).fields();
    fields.requireOnly(keys());
    Study study = new StudyFile(fields, new Places(file)).study(file);
    if (study.size() > MOST_POINTS) {
      throw fields
          .whole()
          .refuse(
              "the study has " + study.size() + " points",
              "divide it into studies of at most " + MOST_POINTS);
    }
    return study;
  }

  private static TreeSet<String> keys() {
    TreeSet<String> keys = new TreeSet<>(Targets.settings());
    keys.addAll(
        List.of(
            "name",
            "networks",
            "targets",
            "engines",
            "timeSteps",
            "weightBits",
            "batch",
            "memory",
            "data",
            "labels",
            "images",
            "calibration",
            "firstLayer",
            "spikes",
            "energy",
            "synthesis",
            "constraints",
            "best"));
    keys.addAll(ConventionKeys.NAMES);
    return keys;
  }

  private Study study(Path file) {
    refuseOtherEngines();
    return new Study(
        fields.find("name").map(Entry::text).orElse(file.getFileName().toString()),
        fields.require("networks").list().stream().map(places::model).toList(),
        new Targets(fields, places).all(),
        memories(),
        numbers("timeSteps", CompilerOptions.MAX_STEPS).orElse(List.of()),
        fields
            .find("weightBits")
            .map(
                entry ->
                    Ranges.of(
                        entry, CompilerOptions.LEAST_WEIGHT_BITS, CompilerOptions.MOST_WEIGHT_BITS))
            .orElse(List.of(CompilerOptions.MOST_WEIGHT_BITS)),
        numbers("batch", CompilerOptions.MAX_BATCH).orElse(List.of(1)),
        data(),
        fields.find("calibration").map(places::existing),
        fields.find("firstLayer").map(StudyFile::place).orElse(FirstLayerPlace.HOST),
        spikes(),
        ConventionKeys.options(fields),
        energy(),
        fields.list("synthesis").stream().map(places::file).toList(),
        goal());
  }

  private static FirstLayerPlace place(Entry entry) {
    for (FirstLayerPlace place : FirstLayerPlace.values()) {
      if (place.name().toLowerCase(Locale.ROOT).equals(entry.text())) {
        return place;
      }
    }
    throw entry.refuse("'" + entry.text() + "' is no place", "choose host or chip");
  }

  private boolean spikes() {
    Optional<Entry> entry = fields.find("spikes");
    if (entry.isPresent() && fields.find("data").isPresent()) {
      throw entry.get().refuse("the data says what it is", "leave it out");
    }
    return entry.map(Entry::yes).orElse(false);
  }

  private Optional<List<Integer>> numbers(String key, int most) {
    return fields.find(key).map(entry -> Ranges.of(entry, 1, most));
  }

  /** There is one engine; another name is a misunderstanding to be told. */
  private void refuseOtherEngines() {
    for (Entry engine : fields.list("engines")) {
      if (!engine.text().equals(Study.ENGINE)) {
        throw engine.refuse(
            "there is no engine '" + engine.text() + "'", "the one that there is, is dense");
      }
    }
  }

  private List<Memory> memories() {
    Optional<Fields> memory = fields.find("memory").map(Entry::fields);
    if (memory.isEmpty()) {
      return List.of(Memory.OF_BOARD);
    }
    memory.get().requireOnly(MEMORY);
    List<OptionalInt> latencies = new ArrayList<>();
    memory
        .get()
        .find("latencyClocks")
        .map(entry -> Ranges.of(entry, 0, MOST_LATENCY))
        .ifPresent(all -> all.forEach(clocks -> latencies.add(OptionalInt.of(clocks))));
    List<Optional<Double>> rates = new ArrayList<>();
    memory.get().list("gigabytesPerSecond").forEach(e -> rates.add(Optional.of(e.positive())));
    List<Memory> memories = new ArrayList<>();
    for (OptionalInt latency : latencies.isEmpty() ? List.of(OptionalInt.empty()) : latencies) {
      for (Optional<Double> rate : rates.isEmpty() ? noRate() : rates) {
        memories.add(new Memory(latency, rate));
      }
    }
    return memories;
  }

  private static List<Optional<Double>> noRate() {
    return List.of(Optional.empty());
  }

  private Optional<Data> data() {
    Optional<Entry> data = fields.find("data");
    if (data.isEmpty()) {
      for (String key : List.of("labels", "images")) {
        fields
            .find(key)
            .ifPresent(
                entry -> {
                  throw entry.refuse("there is no data that it is of", "add the key data");
                });
      }
      return Optional.empty();
    }
    return Optional.of(
        new Data(
            places.existing(data.get()),
            fields.find("labels").map(places::file),
            fields.find("images").map(e -> e.number(1, MOST_IMAGES)).orElse(Integer.MAX_VALUE)));
  }

  private EnergyModel energy() {
    Optional<Entry> entry = fields.find("energy");
    if (entry.isEmpty()) {
      return EnergyModels.find(EnergyModels.names().get(0));
    }
    String name = entry.get().text();
    String known =
        EnergyModels.names().contains(name) ? name : places.resolve(entry.get()).toString();
    return told(entry.get(), () -> EnergyModels.find(known), FiguresException.class);
  }

  private Goal goal() {
    List<Limit> limits = new ArrayList<>();
    fields
        .find("constraints")
        .map(Entry::fields)
        .ifPresent(
            constraints ->
                constraints.entries().values().forEach(entry -> limits.add(limit(entry))));
    return new Goal(limits, fields.find("best").map(entry -> metric(entry, entry.text())));
  }

  private static Limit limit(Entry entry) {
    Metric metric = metric(entry, entry.key());
    return told(entry, () -> Limit.parse(metric, entry.text()), StudyException.class);
  }

  private static Metric metric(Entry entry, String name) {
    return Metric.of(name)
        .orElseThrow(
            () -> entry.refuse("'" + name + "' is no metric", "choose of " + Metric.names()));
  }

  /** What a maker makes; its complaint gets the place in the file. */
  static <T> T told(Entry entry, Supplier<T> maker, Class<? extends RuntimeException> complaint) {
    try {
      return maker.get();
    } catch (RuntimeException e) {
      throw complaint.isInstance(e) ? entry.blame(e.getMessage()) : e;
    }
  }
}
