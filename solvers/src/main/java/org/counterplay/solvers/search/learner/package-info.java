/**
 * Worst learners (formulations, section 6): game and expert are fixed, the learner is any stationary policy within an error
 * budget.
 *
 * <p>With equal occupancies the learner is free exactly off the expert's support, and a deviation and the learner choose joint
 * play there together: {@link org.counterplay.solvers.search.learner.FreePlayGame}. With a budget, climbs along exact
 * derivatives propose learners ({@link org.counterplay.solvers.search.learner.LearnerAscent}), which are rounded, mixed towards the
 * expert until they are within the budget, exactly, and certified; a linear program over masses moved bounds them all
 * ({@link org.counterplay.model.formulation.WorstLearnerRelaxation}).
 */
@NullMarked
package org.counterplay.solvers.search.learner;

import org.jspecify.annotations.NullMarked;
