package org.firefly.explore.study;

/** A study that cannot be carried out; the message is one sentence with the remedy. */
public final class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StudyException(String message) {
    super(message);
  }
}
