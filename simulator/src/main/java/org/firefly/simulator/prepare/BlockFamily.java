package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.simulator.kernel.RowForm;

/**
 * Blocks of output groups that read the same inputs with rows of the same width, so that they share
 * the lists of events.
 *
 * @param form what an event names
 * @param sources input groups, or words of the packed vector, that have weights; ascending
 * @param rowStride what an event of row r is multiplied with
 * @param blocks the blocks
 * @param fanout synapses of the inputs towards these blocks
 */
public record BlockFamily(
    RowForm form, int[] sources, int rowStride, List<Block> blocks, Fanout fanout) {}
