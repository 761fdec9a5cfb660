/** The command line: what each command takes, what it prints where, and the code that it exits with. */
@NullMarked
package org.counterplay.reports.command;

import org.jspecify.annotations.NullMarked;
