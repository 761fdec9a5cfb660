/** The command line. */
@NullMarked
package org.counterplay.reports.command;

import org.jspecify.annotations.NullMarked;
