/** Writing of whole files, and what can go wrong with files. */
package org.firefly.host.file;
