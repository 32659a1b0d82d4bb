package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.network.NetworkException;
import org.junit.jupiter.api.Test;

class ReadBudgetTest {
  private static final long HEAP = 1 << 30;

  @Test
  void plainDataCannotExceedTheFile() {
    ReadBudget budget = new ReadBudget(1000, HEAP);
    assertThatCode(() -> budget.takePlain(250, 4)).doesNotThrowAnyException();
    assertThatThrownBy(() -> budget.takePlain(251, 4))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("more than a file of 1000 bytes can hold");
    assertThatThrownBy(() -> budget.takePlain(Long.MAX_VALUE, 8))
        .isInstanceOf(NetworkException.class);
    assertThatThrownBy(() -> budget.takePlain(-1, 1)).isInstanceOf(NetworkException.class);
  }

  @Test
  void compressedDataCannotExceedWhatDeflateReaches() {
    ReadBudget budget = new ReadBudget(1000, HEAP);
    assertThatCode(() -> budget.takeCompressed(260_000, 4)).doesNotThrowAnyException();
    assertThatThrownBy(() -> budget.takeCompressed(260_001, 4))
        .isInstanceOf(NetworkException.class);
  }

  @Test
  void dataSharedByManyLinksStaysWithinTheHeap() {
    ReadBudget budget = new ReadBudget(100_000, 1_000_000);
    budget.takePlain(25_000, 4);
    budget.takePlain(25_000, 4);
    budget.takePlain(25_000, 4);
    assertThatThrownBy(() -> budget.takePlain(25_000, 4))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("-Xmx");
  }

  @Test
  void objectsCannotOutnumberTheBytes() {
    ReadBudget budget = new ReadBudget(32, HEAP);
    budget.takeObject();
    budget.takeObject();
    assertThatThrownBy(budget::takeObject).hasMessageContaining("more objects");
  }
}
