package org.firefly.report.model;

import java.util.List;
import org.firefly.figures.EnergyEstimate;
import org.firefly.figures.HardwareFigures;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;

/**
 * The figures by which papers compare.
 *
 * @param network NeuroBench's, of the file
 * @param int8 the same counts of the int8 network
 * @param hardware operations per second over what they take
 * @param energy estimates by named models; empty where no sample ran
 */
public record FieldFigures(
    StaticFigures network,
    IntegerFigures int8,
    HardwareFigures hardware,
    List<EnergyEstimate> energy) {
  public FieldFigures {
    energy = List.copyOf(energy);
  }
}
