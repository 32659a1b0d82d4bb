/**
 * Bit-exact execution of programs. {@link org.firefly.simulator.Simulator} is the way in; the
 * stages behind it are packages that use only those before them: {@code memory}, {@code kernel}
 * ({@code vector} is one), {@code prepare}, {@code run}.
 *
 * <p>How one row of spikes becomes one row of membranes, in six files:
 *
 * <pre>
 * memory    a <em>word</em> holds the spikes of the P channels of a group at one position
 *   |
 *   |  run.StripExecutor   cuts a strip into tiles (some rows of some samples), says who is next
 *   v
 * run.SpikeLister          gathers the words of a <em>site</em> (position, or packed vector) and writes,
 *   |                      per <em>chunk</em> of its lanes, a <em>list</em> of <em>events</em>: one per spike,
 *   |                      each naming a <em>row</em> of weights (prepare.BlockRows lays these out)
 *   v
 * run.TileSums             says for each run of taps which lists each <em>place</em> (output position
 *   |                      at one time step) sees
 *   v
 * kernel.Accumulator       counts, spills, and adds the rows of those lists to the place's sums;
 *   |                      vector.PairedRows is the loop
 *   v
 * run.BlockNeurons         takes the sums of a row of places, step by step, and
 *   |                      lets kernel.Neurons leak, add, fire and reset their <em>slots</em>
 *   v                      (output channels in the kernel's order)
 * run.OutputWriter         words of spikes, or membranes, back to memory
 * </pre>
 *
 * <p>The words <em>plane</em>, <em>group</em>, <em>pass</em> and <em>tap</em> are those of the
 * contract; the glossary in {@code docs/glossary.md} has all of them.
 */
package org.firefly.simulator;
