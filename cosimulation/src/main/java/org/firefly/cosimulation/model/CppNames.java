package org.firefly.cosimulation.model;

import java.util.Set;

/**
 * Names that a port cannot have, since Verilator makes it a member of a C++ class. Sources: ISO
 * C++20, 5.11; the public header of a model that Verilator 5.006 writes, and its manual.
 */
final class CppNames {
  private static final Set<String> MEMBERS =
      words(
          "Vmodel VerilatedModel atClone contextp eval eval_end_step eval_step"
              + " eventsPending final hierName modelName name nextTimeSlot prepareClone"
              + " rootp threads trace traceBaseModel traceCapable traceConfig vlSymsp");

  private static final Set<String> KEYWORDS =
      words(
          "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t"
              + " char16_t char32_t class compl concept const consteval constexpr constinit"
              + " const_cast continue co_await co_return co_yield decltype default delete do double"
              + " dynamic_cast else enum explicit export extern false float for friend goto if"
              + " inline int long mutable namespace new noexcept not not_eq nullptr operator or"
              + " or_eq private protected public register reinterpret_cast requires return short"
              + " signed sizeof static static_assert static_cast struct switch template this"
              + " thread_local throw true try typedef typeid typename union unsigned using virtual"
              + " void volatile wchar_t while xor xor_eq");

  /** Macros of the C library and of compilers, and types that the class itself uses. */
  private static final Set<String> OTHERS =
      words(
          "EOF NULL assert errno linux offsetof setjmp stderr stdin stdout unix std CData SData"
              + " IData QData EData int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t"
              + " uint64_t");

  private CppNames() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  static void check(String top, String port) {
    if (MEMBERS.contains(port) || KEYWORDS.contains(port) || OTHERS.contains(port)) {
      throw new CosimulationException(
          "Port '"
              + port
              + "' of "
              + top
              + " cannot be simulated, since the name means something else in Verilator's C++;"
              + " rename it.");
    }
  }
}
