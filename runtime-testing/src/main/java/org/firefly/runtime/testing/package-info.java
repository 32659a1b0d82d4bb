/** Stand-ins for a board: ordinary files behind which any model of the cores can work. */
package org.firefly.runtime.testing;
