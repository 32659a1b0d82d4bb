/** The page of a report: one HTML file with tables, charts and all that they need. */
package org.firefly.report.page;
