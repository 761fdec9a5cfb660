/** What a command found, as values that are shown to people and to programs alike. */
@NullMarked
package org.counterplay.reports.result;

import org.jspecify.annotations.NullMarked;
