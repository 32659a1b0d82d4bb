/** Study files: what is to be tried, and what is wanted of it. */
package org.firefly.explore.study;
