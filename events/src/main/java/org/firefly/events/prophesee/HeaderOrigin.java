package org.firefly.events.prophesee;

import org.firefly.events.Rule;

/** What a time of origin in a header (key t0, written by faery) means. */
public enum HeaderOrigin implements Rule {
  /** It is added to every time. */
  ADD,
  /** Nothing. */
  IGNORE;

  @Override
  public String question() {
    return "header-origin";
  }
}
