/** How the array runs each layer: mode, passes, strips. */
package org.firefly.compiler.plan;
