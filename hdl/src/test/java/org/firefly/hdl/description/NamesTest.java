package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Port;
import org.firefly.hdl.tree.Statement.Declaration;
import org.firefly.hdl.tree.Statement.Instance;
import org.junit.jupiter.api.Test;

class NamesTest {
  private record Stage(UInt value, Bool valid) {}

  private static final class Position implements Area {
    private final UInt column;
    private final UInt row;

    Position(Module module) {
      column = module.register(uint(4), 0);
      row = module.register(uint(4), 0);
    }
  }

  private abstract static class Base extends Module {
    private final UInt inherited = register(uint(1));
  }

  private static final class Holders extends Base {
    private final UInt single = register(uint(1));
    private final List<UInt> list = List.of(register(uint(1)), register(uint(1)));
    private final UInt[][] grid = {{register(uint(1))}, {register(uint(1))}};
    private final Map<String, UInt> map = Map.of("key", register(uint(1)));
    private final Stage stage = new Stage(register(uint(2)), register(bool()));
    private final Optional<UInt> maybe = Optional.of(register(uint(1)));
    private final Vec<UInt> vector = register(vec(2, uint(1)));
    private final Position position = new Position(this);
    private final UInt alias = single;

    Holders() {
      register(uint(1));
      register(uint(1));
      named("given", register(uint(1)));
      named("single", register(uint(1)));
    }
  }

  private static List<String> declarations(Module module) {
    ModuleDefinition top = (ModuleDefinition) Elaboration.of(module).circuit().top();
    return top.body().stream()
        .filter(Declaration.class::isInstance)
        .map(statement -> ((Declaration) statement).name())
        .toList();
  }

  @Test
  void namesComeFromFieldsOfAllKinds() {
    assertThat(declarations(new Holders()))
        .containsExactlyInAnyOrder(
            "inherited",
            "single_1",
            "list_0",
            "list_1",
            "grid_0_0",
            "grid_1_0",
            "map_key",
            "stage_value",
            "stage_valid",
            "maybe",
            "vector_0",
            "vector_1",
            "position_column",
            "position_row",
            "register",
            "register_1",
            "given",
            "single");
  }

  private static final class Leaf extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    Leaf(int step) {
      out.set(next(in.plus(step)));
    }
  }

  private static final class Chain extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));
    private final List<Leaf> leaves;
    private final Leaf last = instance(new Leaf(2));

    Chain(int length) {
      leaves = IntStream.range(0, length).mapToObj(i -> instance(new Leaf(1))).toList();
      Leaf special = instance("special", new Leaf(3));
      UInt value = in;
      for (Leaf leaf : leaves) {
        leaf.in.set(value);
        value = leaf.out;
      }
      special.in.set(value);
      last.in.set(special.out);
      out.set(last.out);
    }
  }

  @Test
  void equalModulesBecomeOneDefinition() {
    Elaboration elaboration = Elaboration.of(new Chain(81));
    assertThat(elaboration.circuit().definitions())
        .extracting(Definition::name)
        .containsExactly("Leaf", "Leaf_1", "Leaf_2", "Chain");
    ModuleDefinition top = (ModuleDefinition) elaboration.circuit().top();
    assertThat(top.body())
        .filteredOn(Instance.class::isInstance)
        .extracting(instance -> ((Instance) instance).name() + ":" + definition(instance))
        .hasSize(83)
        .startsWith("last:Leaf", "leaves_0:Leaf_1", "leaves_1:Leaf_1")
        .endsWith("leaves_80:Leaf_1", "special:Leaf_2");
  }

  private static String definition(Object instance) {
    return ((Instance) instance).definition();
  }

  @Test
  void portsOfTheTopAreListedInOrder() {
    assertThat(Elaboration.of(new Chain(1)).ports())
        .extracting(Port::name)
        .containsExactly("clock", "in", "out");
  }

  private static final class Wrapper extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));
    private final Chain chain = instance(new Chain(2));

    Wrapper() {
      chain.in.set(in);
      out.set(chain.out);
    }
  }

  @Test
  void elaborationIsTheSameEachTime() {
    assertThat(Elaboration.of(new Wrapper()).firrtl())
        .isEqualTo(Elaboration.of(new Wrapper()).firrtl());
  }

  @Test
  void generatedVerilogKeepsTheNames() {
    assertThat(Elaboration.of(new Wrapper()).toSystemVerilog().text())
        .contains("module Wrapper(", "module Chain(", "Chain chain (", "Leaf_1 leaves_0 (");
  }
}
