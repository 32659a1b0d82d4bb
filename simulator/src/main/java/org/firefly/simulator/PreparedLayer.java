package org.firefly.simulator;

import java.util.List;
import org.firefly.architecture.ProgramLayer;

/**
 * A layer that is ready to run.
 *
 * @param layer the layer as people know it
 * @param strips what computes it
 */
record PreparedLayer(ProgramLayer layer, List<Strip> strips) {}
