/**
 * What is known of a network on a board, as plain records. The JSON file of a report is {@link
 * org.firefly.report.model.Report} as it is, and every number of its page comes from there.
 */
package org.firefly.report.model;
