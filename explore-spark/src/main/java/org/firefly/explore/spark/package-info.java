/** Studies on Apache Spark. */
package org.firefly.explore.spark;
