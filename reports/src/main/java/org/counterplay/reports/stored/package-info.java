/** What is made of stored runs: lists, selections, and tables and documents in several formats. */
@NullMarked
package org.counterplay.reports.stored;

import org.jspecify.annotations.NullMarked;
