/**
 * The figures by which spiking networks and their hardware are compared: NeuroBench's (Yik et al.,
 * Nature Communications 16, 1545, 2025; version 2.3.0 of its code settles what the paper leaves
 * open), energy by models that are named, and operations per second over what they take of an FPGA.
 *
 * <p>{@link org.firefly.figures.StaticFigures} follow from a network alone; {@link
 * org.firefly.figures.WorkloadFigures} from a run of the float network. {@link
 * org.firefly.figures.FanOut} counts the synapses of the integer network in the same way.
 */
package org.firefly.figures;
