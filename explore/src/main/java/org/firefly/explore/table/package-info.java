/** The table of a study, its files, and the choice that it leads to. */
package org.firefly.explore.table;
