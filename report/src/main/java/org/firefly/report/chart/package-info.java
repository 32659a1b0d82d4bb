/** Charts as options of Apache ECharts: data, not code. */
package org.firefly.report.chart;
