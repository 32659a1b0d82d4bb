package org.firefly.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.firefly.events.frames.EventWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No window is lost without being counted. */
@Timeout(60)
class WindowQueueTest {
  private static EventWindow window(int start) {
    return new EventWindow(start, new byte[0]);
  }

  private static WindowQueue filled(DropPolicy policy) throws InterruptedException {
    WindowQueue queue = new WindowQueue(3, policy);
    for (int i = 0; i < 5; i++) {
      assertThat(queue.put(window(i))).isTrue();
    }
    queue.close();
    return queue;
  }

  private static List<Long> starts(WindowQueue.Block block) {
    return block.windows().stream().map(w -> w.window().start()).toList();
  }

  @Test
  void theOldestGivesWay() throws InterruptedException {
    WindowQueue queue = filled(DropPolicy.OLDEST);
    assertThat(starts(queue.take(2))).containsExactly(2L, 3L);
    assertThat(starts(queue.take(2))).containsExactly(4L);
    assertThat(starts(queue.take(2))).isEmpty();
    assertThat(queue.received()).isEqualTo(5);
    assertThat(queue.dropped()).isEqualTo(2);
  }

  @Test
  void theNewestGivesWay() throws InterruptedException {
    WindowQueue queue = filled(DropPolicy.NEWEST);
    assertThat(starts(queue.take(9))).containsExactly(0L, 1L, 2L);
    assertThat(queue.dropped()).isEqualTo(2);
  }

  @Test
  void theSenderWaits() throws Exception {
    WindowQueue queue = new WindowQueue(1, DropPolicy.NONE);
    queue.put(window(0));
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> put(queue, 1));
    while (queue.received() < 2) {
      Thread.onSpinWait();
    }
    assertThat(second).isNotDone();
    assertThat(starts(queue.take(2))).containsExactly(0L);
    assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(starts(queue.take(2))).containsExactly(1L);
    assertThat(queue.dropped()).isZero();
  }

  private static boolean put(WindowQueue queue, int start) {
    try {
      return queue.put(window(start));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatComesAfterTheEndOrIsAbandonedIsCounted() throws InterruptedException {
    WindowQueue queue = new WindowQueue(4, DropPolicy.NONE);
    queue.put(window(0));
    queue.put(window(1));
    queue.abandon();
    assertThat(queue.put(window(2))).isFalse();
    assertThat(queue.received()).isEqualTo(3);
    assertThat(queue.dropped()).isEqualTo(3);
    assertThat(queue.take(1).windows()).isEmpty();
  }
}
