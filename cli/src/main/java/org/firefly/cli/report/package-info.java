/** Reports for terminals and JSON. */
package org.firefly.cli.report;
