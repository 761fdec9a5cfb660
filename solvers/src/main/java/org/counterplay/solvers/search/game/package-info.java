/** The search for a worst game, by the engine that serves the question, or by both one after another. */
@NullMarked
package org.counterplay.solvers.search.game;

import org.jspecify.annotations.NullMarked;
