/**
 * The formats of Prophesee's cameras: raw streams EVT2, EVT2.1 and EVT3, and DAT. Layouts: the
 * manufacturer's documentation, https://docs.prophesee.ai/stable/data/encoding_formats/index.html
 * and https://docs.prophesee.ai/stable/data/file_formats/index.html.
 */
package org.firefly.events.prophesee;
