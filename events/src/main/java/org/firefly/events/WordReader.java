package org.firefly.events;

/** A reader of files whose events are words of one size, with nothing between them. */
public abstract class WordReader implements EventReader {
  private final ByteSource source;
  private final Recording recording;
  private final int wordBytes;
  private final boolean mayBeCut;
  private final DropCounter counter = new DropCounter();
  private boolean ended;

  /**
   * @param source at its first word
   * @param wordBytes a power of two
   */
  protected WordReader(
      ByteSource source, Recording recording, int wordBytes, EventOptions options) {
    this.source = source;
    this.recording = recording;
    this.wordBytes = wordBytes;
    mayBeCut = options.rule(CutFile.class) == CutFile.KEEP;
  }

  /**
   * Decodes words until they end or the batch might not hold the events of another one.
   *
   * @param from index of the first word's first byte
   * @param to index behind the last word's last byte; there is at least one word
   * @return index behind the last word that was decoded
   */
  protected abstract int decode(byte[] bytes, int from, int to, EventBatch batch);

  /** Counts what {@link #decode} drops. */
  protected final void drop(DropReason reason, long count) {
    counter.add(reason, count);
  }

  @Override
  public final Recording recording() {
    return recording;
  }

  @Override
  public final boolean read(EventBatch batch) {
    batch.clear();
    while (batch.size() == 0 && !ended) {
      int there = source.available(wordBytes);
      int whole = there & -wordBytes;
      if (whole == 0) {
        end(there);
      } else {
        int from = source.position();
        source.skip(decode(source.buffer(), from, from + whole, batch) - from);
      }
    }
    return batch.size() > 0;
  }

  @Override
  public final Drops drops() {
    return counter.drops();
  }

  @Override
  public final void close() {
    source.close();
  }

  private void end(int rest) {
    ended = true;
    if (rest > 0) {
      if (!mayBeCut) {
        throw source.damaged("ends within an event");
      }
      counter.add(DropReason.CUT);
    }
  }
}
