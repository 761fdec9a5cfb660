/**
 * The theorems of the papers as an audit replays them, one or a small group that shares a witness in a file: what is stated,
 * what is assumed and claimed as predicates over measured quantities, the printed bound, and the witness with its parameters.
 *
 * <p>Nothing here is judged: a {@link org.counterplay.instances.audit.Row} says what the paper says, and the audit measures.
 * Where a paper leaves open how something is measured, every {@link org.counterplay.instances.audit.Reading} is a case of
 * its own.
 */
@NullMarked
package org.counterplay.instances.audit;

import org.jspecify.annotations.NullMarked;
