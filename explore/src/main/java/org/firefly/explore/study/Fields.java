package org.firefly.explore.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of a mapping.
 *
 * @param whole the mapping itself
 * @param entries by key, in the order of the file
 */
record Fields(Entry whole, Map<String, Entry> entries) {
  static Fields of(Entry whole, MappingNode mapping) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple pair : mapping.getValue()) {
      if (!(pair.getKeyNode() instanceof ScalarNode name)) {
        throw whole.refuse("a key is no word", "write key: value");
      }
      String key = name.getValue();
      Entry entry = new Entry(whole.file(), key, pair.getValueNode());
      if (entries.put(key, entry) != null) {
        throw new Entry(whole.file(), key, name).refuse("it stands twice", "remove one of them");
      }
    }
    return new Fields(whole, entries);
  }

  Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * The value of a key.
   *
   * @throws StudyException if it is missing
   */
  Entry require(String key) {
    return find(key).orElseThrow(() -> whole.refuse("the key " + key + " is missing", "add it"));
  }

  /** The values of a key; none if it is missing. */
  List<Entry> list(String key) {
    return find(key).map(Entry::list).orElse(List.of());
  }

  /**
   * Refuses keys that nobody reads.
   *
   * @throws StudyException naming the first one
   */
  void requireOnly(TreeSet<String> known) {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry
            .getValue()
            .refuse("there is no such key here", "the keys are " + String.join(", ", known));
      }
    }
  }
}
