package org.firefly.runtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void tooLittleMemoryNamesItsSizeAndTheRemedyHoweverDeepItHappened() {
    Throwable problem = new ExecutionException(new IllegalStateException(new OutOfMemoryError()));
    assertThat(Sentences.of(problem).orElseThrow())
        .containsPattern("\\d+ MiB")
        .contains("-Xmx")
        .hasLineCount(1);
  }

  @Test
  void filesAreNamedWithTheRemedy() {
    assertThat(Sentences.of(new AccessDeniedException("x.npy")))
        .hasValue("x.npy may not be read or written; change its permissions.");
    assertThat(Sentences.of(new UncheckedIOException(new NoSuchFileException("y.npy"))))
        .hasValue("y.npy does not exist.");
    assertThat(Sentences.of(new IOException("disk")))
        .hasValueSatisfying(text -> assertThat(text).contains("disk"));
  }

  @Test
  void aDefectIsNoSentence() {
    assertThat(Sentences.of(new IllegalStateException("bug"))).isEmpty();
  }
}
