package org.firefly.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Tensor ONE = Tensor.scalar(1);

  private static Node fire() {
    return new Neuron.IF(ONE, ONE, Optional.of(Tensor.scalar(0)));
  }

  private static Node matrix() {
    return new Node.Linear(Tensor.zeros(Shape.of(2, 2)));
  }

  private static Node input() {
    return new Node.Input(Shape.of(2));
  }

  private static Node output() {
    return new Node.Output(Shape.of(2));
  }

  private static Network.Builder ports() {
    return Network.builder().add("input", input()).add("output", output());
  }

  @Test
  void repeatedEdgesCountEachTime() {
    Network network = ports().connect("input", "output").connect("input", "output").build();
    Edge edge = new Edge("input", "output");
    assertThat(network.edges()).containsExactly(edge, edge);
    assertThat(network.sources("output")).containsExactly("input", "input");
    assertThat(network.topologicalOrder()).containsExactly("input", "output");
    assertThat(network).isNotEqualTo(ports().connect("input", "output").build());
    assertThat(network.toBuilder().build()).isEqualTo(network);
  }

  @Test
  void flatteningMultipliesRepeatedEdges() {
    Network wire = ports().connect("input", "output").connect("input", "output").build();
    Network flat =
        ports()
            .add("wire", new Node.Subgraph(wire))
            .chain("input", "wire", "output")
            .chain("input", "wire")
            .chain("input", "wire")
            .build()
            .flatten();
    Edge edge = new Edge("input", "output");
    assertThat(flat.edges()).containsExactly(edge, edge, edge, edge, edge, edge);
  }

  @Test
  void edgeToNowhereIsRefusedWithBothNames() {
    assertThatThrownBy(() -> ports().connect("input", "nowhere").build())
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("node 'nowhere', field 'edges'")
        .hasMessageContaining("input -> nowhere");
  }

  @Test
  void namesThatNirCannotStoreAreRefused() {
    for (String name : new String[] {"", ".", "a/b"}) {
      assertThatThrownBy(() -> Network.builder().add(name, fire()))
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining("rename");
    }
    assertThatThrownBy(() -> ports().add("input", fire())).hasMessageContaining("exists twice");
  }

  @Test
  void orderFollowsEdgesWhateverTheInsertion() {
    Network network =
        Network.builder()
            .add("output", output())
            .add("b", fire())
            .add("a", matrix())
            .add("input", input())
            .chain("input", "a", "b", "output")
            .connect("input", "b")
            .build();
    assertThat(network.topologicalOrder()).containsExactly("input", "a", "b", "output");
    assertThat(network.feedbackEdges()).isEmpty();
  }

  @Test
  void cycleThroughANeuronRunsAndItsLastEdgeIsTheFeedback() {
    Network network =
        ports()
            .add("w", matrix())
            .add("neuron", fire())
            .chain("input", "neuron", "output")
            .chain("neuron", "w", "neuron")
            .build();
    assertThat(network.feedbackEdges()).containsExactly(new Edge("w", "neuron"));
    assertThat(network.topologicalOrder()).containsExactly("input", "neuron", "output", "w");
  }

  @Test
  void delayMakesACycleRunnable() {
    Network network =
        ports()
            .add("a", matrix())
            .add("delay", new Node.Delay(Tensor.scalar(0.001)))
            .chain("input", "a", "delay", "a", "output")
            .build();
    assertThat(network.topologicalOrder()).hasSize(4);
  }

  @Test
  void cycleWithoutStateIsRefused() {
    Network network =
        ports()
            .add("a", matrix())
            .add("b", matrix())
            .chain("input", "a", "b", "a", "output")
            .build();
    assertThatThrownBy(network::topologicalOrder)
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("node 'a', field 'edges'")
        .hasMessageContaining("b -> a");
  }

  @Test
  void statelessCycleBesideARunnableOneIsFound() {
    Network network =
        ports()
            .add("neuron", fire())
            .add("a", matrix())
            .chain("input", "neuron", "a", "neuron", "output")
            .connect("a", "a")
            .build();
    assertThatThrownBy(network::topologicalOrder).hasMessageContaining("a -> a");
  }

  @Test
  void longChainsNeedNoDeepStack() {
    Network.Builder builder = ports();
    String last = "input";
    for (int i = 0; i < 50_000; i++) {
      builder.add("n" + i, fire()).connect(last, "n" + i);
      last = "n" + i;
    }
    Network network = builder.connect(last, "output").build();
    assertThat(network.topologicalOrder()).hasSize(50_002).endsWith("n49999", "output");
    assertThat(Shapes.infer(network).output("n49999")).isEqualTo(Shape.of(2));
  }

  @Test
  void flatteningReplacesPortsByEdgesAtEveryDepth() {
    Network inner = ports().add("n", fire()).chain("input", "n", "output").build();
    Network middle =
        ports()
            .add("inner", new Node.Subgraph(inner))
            .add("m", matrix())
            .chain("input", "m", "inner", "output")
            .build();
    Network flat =
        ports()
            .add("middle", new Node.Subgraph(middle))
            .chain("input", "middle", "output")
            .build()
            .flatten();
    assertThat(flat.nodes()).containsOnlyKeys("input", "output", "middle.m", "middle.inner.n");
    assertThat(flat.edges())
        .containsExactlyInAnyOrder(
            new Edge("input", "middle.m"),
            new Edge("middle.m", "middle.inner.n"),
            new Edge("middle.inner.n", "output"));
  }

  @Test
  void flatteningKeepsDirectConnectionsBetweenPorts() {
    Network wire = ports().connect("input", "output").build();
    Network flat =
        ports()
            .add("wire", new Node.Subgraph(wire))
            .chain("input", "wire", "output")
            .build()
            .flatten();
    assertThat(flat.edges()).containsExactly(new Edge("input", "output"));
  }

  @Test
  void flatteningKeepsSkipAndFeedbackEdges() {
    Network inner =
        ports().add("n", fire()).chain("input", "n", "output").connect("input", "output").build();
    Network flat =
        ports()
            .add("g", new Node.Subgraph(inner))
            .add("d", new Node.Delay(ONE))
            .chain("input", "g", "output")
            .chain("g", "d", "g")
            .build()
            .flatten();
    assertThat(flat.edges())
        .containsExactlyInAnyOrder(
            new Edge("input", "g.n"),
            new Edge("input", "output"),
            new Edge("g.n", "output"),
            new Edge("g.n", "d"),
            new Edge("input", "d"),
            new Edge("d", "g.n"),
            new Edge("d", "d"),
            new Edge("d", "output"));
  }

  @Test
  void flatteningRefusesClashingNamesPortLoopsAndUnclearPorts() {
    Network inner = ports().add("n", fire()).chain("input", "n", "output").build();
    Network clash = ports().add("g", new Node.Subgraph(inner)).add("g.n", fire()).build();
    assertThatThrownBy(clash::flatten).hasMessageContaining("node 'g.n'");
    Network wire = ports().connect("input", "output").build();
    Network loop = ports().add("g", new Node.Subgraph(wire)).connect("g", "g").build();
    assertThatThrownBy(loop::flatten).hasMessageContaining("cycle");
    Network twoInputs =
        ports()
            .add("g", new Node.Subgraph(ports().add("more", input()).build()))
            .chain("input", "g")
            .build();
    assertThatThrownBy(twoInputs::flatten)
        .hasMessageContaining("node 'g', field 'nodes'")
        .hasMessageContaining("2 nodes of type Input");
  }

  @Test
  void portsThatJoinTooManyNodesAreRefused() {
    Network wire = ports().connect("input", "output").build();
    Network.Builder builder = ports().add("g", new Node.Subgraph(wire));
    for (int i = 0; i < 1001; i++) {
      builder.add("from" + i, fire()).add("to" + i, fire());
      builder.chain("from" + i, "g", "to" + i);
    }
    Network network = builder.build();
    assertThatThrownBy(network::flatten)
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("more than 1000000 pairs");
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    Network network = ports().connect("input", "output").build();
    for (int depth = 0; depth < 200; depth++) {
      network = ports().add("g", new Node.Subgraph(network)).chain("input", "g", "output").build();
    }
    assertThatThrownBy(network::flatten).hasMessageContaining("deeper than 64");
  }

  @Test
  void builderOfANetworkRebuildsIt() {
    Network network =
        ports()
            .add("n", fire(), Metadata.empty().with("note", "text"))
            .chain("input", "n", "output")
            .metadata(Metadata.empty().with("firefly:timeSteps", Tensor.scalar(4)))
            .build();
    assertThat(network.toBuilder().build()).isEqualTo(network).hasSameHashCodeAs(network);
    assertThat(network.metadata("n").text("note")).contains("text");
    assertThat(network.metadata().numbers("firefly:timeSteps")).contains(Tensor.scalar(4));
    assertThat(network.sources("n")).containsExactly("input");
    assertThat(network.targets("n")).containsExactly("output");
  }
}
