package org.counterplay.solvers.payoff;

import org.counterplay.model.polytope.Point;

/** A payoff vector that is extreme in some direction, and the plan that gives it. */
record Extreme(Point payoffs, Plan plan) {}
