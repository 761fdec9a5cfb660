/**
 * Small games with an expert and a learner as tables of rationals that can be changed: what a counterexample is while it is searched
 * for and shrunk.
 */
@NullMarked
package org.counterplay.reports.audit.draft;

import org.jspecify.annotations.NullMarked;
