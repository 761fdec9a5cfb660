/**
 * What was run: each run with its command line, versions, seed, machine, result and evidence, in one SQLite file. The store
 * keeps texts and knows nothing of what they say.
 */
@NullMarked
package org.counterplay.reports.store;

import org.jspecify.annotations.NullMarked;
