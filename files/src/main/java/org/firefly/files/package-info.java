/** Outputs: files and folders that appear whole or not at all. */
package org.firefly.files;
