/**
 * Proves properties of circuits with Yosys and the model checker ABC that comes with it.
 *
 * <p>A property is an assertion, assumption or cover of the kit: {@link
 * org.firefly.hdl.Module#assertThat}, {@link org.firefly.hdl.Module#assume} and {@link
 * org.firefly.hdl.Module#cover}. The inputs of the top module take any values in any clock,
 * registers without reset and memories begin with any content, and the first clock is one of reset.
 */
package org.firefly.hdl.proof;
