/**
 * The AEDAT formats 2, 3.1 and 4 of iniLabs' and iniVation's cameras. Layouts: the manufacturer's
 * documentation, https://docs.inivation.com/software/software-advanced-usage/file-formats/.
 */
package org.firefly.events.aedat;
