/** What the commands of a workstation and of a board have in common. */
package org.firefly.runtime.command;
