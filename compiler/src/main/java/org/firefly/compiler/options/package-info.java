/** What a NIR file does not say and the user decides. */
package org.firefly.compiler.options;
