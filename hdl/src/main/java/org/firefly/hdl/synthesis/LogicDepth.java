package org.firefly.hdl.synthesis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firefly.hdl.tree.HardwareException;

/**
 * Finds the path with the most look-up tables in a netlist.
 *
 * <p>Paths are cut at every flip-flop, shift register, memory and DSP slice. A look-up table counts
 * one, a carry chain of any length one, a MUXF and a buffer nothing.
 */
final class LogicDepth {
  private final Netlist netlist;
  private final Map<Integer, Cell> drivers = new HashMap<>();
  private final Map<Cell, Integer> levels = new HashMap<>();

  private LogicDepth(Netlist netlist) {
    this.netlist = netlist;
    for (Cell cell : netlist.cells()) {
      cell.outputs().forEach(net -> drivers.put(net, cell));
    }
  }

  /** The worst path of {@code netlist}; one of no level between ports if it has no logic. */
  static LogicPath worst(Netlist netlist) {
    return new LogicDepth(netlist).worst();
  }

  private LogicPath worst() {
    int worstLevel = -1;
    int worstNet = 0;
    String end = "nothing";
    for (Cell cell : netlist.cells()) {
      if (!cell.kind().combinational) {
        for (int net : cell.inputs()) {
          if (level(net) > worstLevel) {
            worstLevel = level(net);
            worstNet = net;
            end = endpoint(cell);
          }
        }
      }
    }
    for (int net : netlist.outputs()) {
      if (level(net) > worstLevel) {
        worstLevel = level(net);
        worstNet = net;
        end = "output " + name(net);
      }
    }
    return worstLevel < 0 ? new LogicPath(0, end, end, List.of()) : trace(worstNet, end);
  }

  private String endpoint(Cell cell) {
    return cell.outputs().isEmpty() ? cell.type() : cell.type() + " " + name(cell.outputs().get(0));
  }

  private String name(int net) {
    return netlist.names().getOrDefault(net, "net " + net);
  }

  /** The combinational cell that drives {@code net}, or null at the start of a path. */
  private Cell logicBefore(int net) {
    Cell driver = drivers.get(net);
    return driver != null && driver.kind().combinational ? driver : null;
  }

  private int level(int net) {
    Cell cell = logicBefore(net);
    if (cell == null) {
      return 0;
    }
    if (!levels.containsKey(cell)) {
      computeLevels(cell);
    }
    return levels.get(cell);
  }

  /** Depth first with a stack of its own: carry chains are longer than the call stack is deep. */
  private void computeLevels(Cell last) {
    Deque<Cell> stack = new ArrayDeque<>(List.of(last));
    Set<Cell> open = new HashSet<>();
    while (!stack.isEmpty()) {
      Cell cell = stack.peek();
      List<Cell> missing = levels.containsKey(cell) ? List.of() : withoutLevel(cell);
      if (missing.isEmpty()) {
        stack.pop();
        open.remove(cell);
        levels.computeIfAbsent(cell, this::levelBehind);
      } else if (!open.add(cell)) {
        throw new HardwareException("the netlist has a combinational loop at " + endpoint(cell));
      } else {
        missing.forEach(stack::push);
      }
    }
  }

  private List<Cell> withoutLevel(Cell cell) {
    List<Cell> missing = new ArrayList<>();
    for (int net : cell.inputs()) {
      Cell before = logicBefore(net);
      if (before != null && !levels.containsKey(before)) {
        missing.add(before);
      }
    }
    return missing;
  }

  private int levelBehind(Cell cell) {
    return cell.inputs().stream().mapToInt(net -> level(net) + cost(cell, net)).max().orElse(0);
  }

  private int cost(Cell cell, int net) {
    return switch (cell.kind()) {
      case LUT -> 1;
      case CARRY -> continuesChain(cell, net) ? 0 : 1;
      default -> 0;
    };
  }

  private boolean continuesChain(Cell cell, int net) {
    Cell before = logicBefore(net);
    return before != null && before.kind() == CellKind.CARRY && cell.cascadeInputs().contains(net);
  }

  private LogicPath trace(int lastNet, String end) {
    Deque<String> cells = new ArrayDeque<>();
    int net = lastNet;
    for (Cell cell = logicBefore(net); cell != null; cell = logicBefore(net)) {
      cells.push(cell.type());
      net = worstInput(cell, net);
      if (cell.inputs().isEmpty()) {
        break;
      }
    }
    Cell source = drivers.get(net);
    String start = source == null ? "input " + name(net) : source.type() + " " + name(net);
    return new LogicPath(level(lastNet), start, end, List.copyOf(cells));
  }

  private int worstInput(Cell cell, int otherwise) {
    int worst = otherwise;
    int worstLevel = -1;
    for (int net : cell.inputs()) {
      int reached = level(net) + cost(cell, net);
      if (reached > worstLevel) {
        worstLevel = reached;
        worst = net;
      }
    }
    return worst;
  }
}
