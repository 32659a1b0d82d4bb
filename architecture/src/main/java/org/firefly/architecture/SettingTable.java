package org.firefly.architecture;

import java.util.Locale;

/** Writes the table of settings in {@code docs/boards.md}, so that it cannot be wrong. */
public final class SettingTable {
  private SettingTable() {}

  /** The table as Markdown. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder("| key | values | if it is missing | meaning |\n|---|---|---|---|\n");
    for (Setting setting : Setting.values()) {
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(setting.key(), setting.allowed(), usual(setting), setting.meaning()));
    }
    return table.toString();
  }

  private static String usual(Setting setting) {
    return setting.isRequired()
        ? "required"
        : setting.print(setting.usual()).toLowerCase(Locale.ROOT);
  }
}
