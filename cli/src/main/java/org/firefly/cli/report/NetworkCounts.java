package org.firefly.cli.report;

import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;

/**
 * What NeuroBench counts, of both networks.
 *
 * @param network as the file has it, in real numbers
 * @param int8 as host and accelerator compute it
 */
public record NetworkCounts(StaticFigures network, IntegerFigures int8) {}
