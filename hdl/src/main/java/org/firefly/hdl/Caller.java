package org.firefly.hdl;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import org.firefly.hdl.tree.SourceLocation;

/** Finds the line of the hardware description that called the kit. */
final class Caller {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final SourceLocation UNKNOWN = new SourceLocation("Unknown.java", 1);

  private Caller() {}

  /** The innermost frame that is neither part of the kit nor of the Java library. */
  static SourceLocation location() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !isKit(frame.getDeclaringClass()))
                .findFirst()
                .map(Caller::location)
                .orElse(UNKNOWN));
  }

  private static SourceLocation location(StackFrame frame) {
    String file = frame.getFileName();
    return file == null ? UNKNOWN : new SourceLocation(file, Math.max(1, frame.getLineNumber()));
  }

  private static boolean isKit(Class<?> type) {
    return type.getPackage() == Caller.class.getPackage() || type.getName().startsWith("java.");
  }
}
