/** How a study is carried out: its points, what of them is missing, and who does it. */
package org.firefly.explore.run;
