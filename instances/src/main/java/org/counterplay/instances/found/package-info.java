/**
 * Worst cases that {@code counterplay search} found: for each an instance file, certificates of both regrets, and the command
 * line with its seed. The tests verify each again from its files.
 */
@NullMarked
package org.counterplay.instances.found;

import org.jspecify.annotations.NullMarked;
