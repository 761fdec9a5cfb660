package org.counterplay.solvers.exact;

import java.util.Optional;
import java.util.function.Supplier;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.InfeasibilityCheck;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.UnboundednessCheck;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.exact.BasisFinder.Proposed;
import org.counterplay.solvers.exact.BasisFinder.Search;
import org.counterplay.solvers.exact.ExactOutcome.Account;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Solves linear programs exactly. A floating-point solver proposes a basis; the basic point and dual values are computed over
 * the rationals; where they are not optimal, iterative refinement proposes better bases, and in the end exact simplex steps
 * lead to the optimum. Where the solver claims that nothing is feasible, the {@link ElasticProgram} is solved
 * instead, exactly, and decides.
 *
 * <p>Whatever comes out is checked against the program by {@link OptimalityCheck}, {@link InfeasibilityCheck} or {@link
 * UnboundednessCheck} before it is returned.
 */
public final class ExactOptimum {
    private static final int REFINEMENTS = 5;

    private final BasisFinder finder;
    private final int mostSteps;

    /** With HiGHS, and at most 5000 exact simplex steps. */
    public ExactOptimum() {
        this(new HighsBasisFinder(), 5000);
    }

    /**
     * With another finder of bases.
     *
     * @param mostSteps exact simplex steps after which the outcome is {@link ExactOutcome.Undecided}
     */
    public ExactOptimum(BasisFinder finder, int mostSteps) {
        this.finder = finder;
        this.mostSteps = mostSteps;
    }

    /** The exact outcome, without limits of time. */
    public ExactOutcome of(Program program) {
        return of(program, SolveOptions.DEFAULT);
    }

    /**
     * The exact outcome.
     *
     * @param options time limit and interruption hold for the whole, and end in {@link ExactOutcome.Undecided}; the rest is for
     *     the floating-point solver
     * @throws IllegalArgumentException if the program has integral columns
     */
    public ExactOutcome of(Program program, SolveOptions options) {
        if (program.mixedInteger()) {
            throw new IllegalArgumentException(
                    "program " + program.name() + " has integral columns; only linear programs are solved exactly");
        }
        return new Run(program, options).outcome();
    }

    /** One program on its way. */
    private final class Run {
        private final Program program;
        private final SolveOptions options;
        private final long begun = System.nanoTime();
        private long floating;
        private int refinements;
        private int steps;
        private int systemSize;

        Run(Program program, SolveOptions options) {
            this.program = program;
            this.options = options;
        }

        ExactOutcome outcome() {
            SimplexForm form = new SimplexForm(program);
            for (int v = 0; v < form.variables; v++) {
                BigFraction lower = form.lower(v);
                BigFraction upper = form.upper(v);
                if (lower != null && upper != null && lower.compareTo(upper) > 0) {
                    return undecided("the exact bounds of " + form.name(v) + " are [" + Rationals.format(lower) + ", "
                            + Rationals.format(upper) + "]; correct the program");
                }
            }
            try {
                return checked(conclude(form));
            } catch (ArithmeticException e) {
                return undecided("exact arithmetic gave up: " + e.getMessage());
            }
        }

        private Conclusion conclude(SimplexForm form) {
            try (Search search = finder.open(program, options)) {
                Proposed proposed = timed(search::propose);
                if (proposed.claim() == Reason.INFEASIBLE || proposed.claim() == Reason.INFEASIBLE_OR_UNBOUNDED) {
                    return byElasticity(form);
                }
                Standings start =
                        proposed.basis() == null ? Standings.ofRows(form) : Standings.of(form, proposed.basis());
                RationalSimplex simplex = new RationalSimplex(form, start);
                Conclusion conclusion = steps(simplex, 0);
                double[] primal = proposed.primal();
                if (!(conclusion instanceof Conclusion.Stopped) || primal == null) {
                    return orOn(conclusion, simplex);
                }
                Refinement refinement = new Refinement(program, primal);
                for (int round = 0; round < REFINEMENTS && stop() == null; round++) {
                    Optional<Proposed> better = timed(() -> refinement.next(search));
                    if (better.isEmpty() || better.get().basis() == null) {
                        break;
                    }
                    refinements++;
                    simplex = new RationalSimplex(
                            form, Standings.of(form, better.get().basis()));
                    conclusion = steps(simplex, 0);
                    if (!(conclusion instanceof Conclusion.Stopped)) {
                        return conclusion;
                    }
                }
                return orOn(conclusion, simplex);
            }
        }

        /** Whether there is a feasible point is asked of the elastic program; if so its point is where to start. */
        private Conclusion byElasticity(SimplexForm form) {
            ElasticProgram elastic = new ElasticProgram(program);
            SimplexForm elasticForm = new SimplexForm(elastic.program());
            Standings standings = Standings.ofRows(elasticForm);
            try (Search search = finder.open(elastic.program(), options)) {
                Proposed proposed = timed(search::propose);
                if (proposed.basis() != null) {
                    standings = Standings.of(elasticForm, proposed.basis());
                }
            }
            Conclusion conclusion = steps(new RationalSimplex(elasticForm, standings), mostSteps);
            if (!(conclusion instanceof Conclusion.Optimum optimum)) {
                return conclusion instanceof Conclusion.Stopped
                        ? conclusion
                        : new Conclusion.Stopped("the elastic program, which has an optimum, seems to have none");
            }
            if (OptimalityCheck.objective(elastic.program(), optimum.primal())
                            .getNumerator()
                            .signum()
                    > 0) {
                return new Conclusion.Contradiction(optimum.dual());
            }
            return steps(new RationalSimplex(form, elastic.withoutElastics(standings, form)), mostSteps);
        }

        private Conclusion orOn(Conclusion conclusion, RationalSimplex simplex) {
            return conclusion instanceof Conclusion.Stopped ? steps(simplex, mostSteps - steps) : conclusion;
        }

        private Conclusion steps(RationalSimplex simplex, int most) {
            int before = simplex.steps();
            try {
                return simplex.run(Math.min(most, mostSteps), this::stop);
            } finally {
                steps += simplex.steps() - before;
                systemSize = simplex.systemSize();
            }
        }

        private ExactOutcome checked(Conclusion conclusion) {
            return switch (conclusion) {
                case Conclusion.Optimum(BigFraction[] primal, BigFraction[] dual) ->
                    OptimalityCheck.fault(program, primal, dual)
                            .map(this::refuted)
                            .orElseGet(() -> new ExactOutcome.Optimal(
                                    OptimalityCheck.objective(program, primal), primal, dual, account()));
                case Conclusion.Contradiction(BigFraction[] ray) ->
                    InfeasibilityCheck.fault(program, ray)
                            .map(this::refuted)
                            .orElseGet(() -> new ExactOutcome.Infeasible(ray, account()));
                case Conclusion.Improving(BigFraction[] point, BigFraction[] ray) ->
                    UnboundednessCheck.fault(program, point, ray)
                            .map(this::refuted)
                            .orElseGet(() -> new ExactOutcome.Unbounded(point, ray, account()));
                case Conclusion.Stopped(String why) -> undecided(why);
            };
        }

        private ExactOutcome refuted(String fault) {
            return undecided("the exact check refuses what was found: " + fault);
        }

        private ExactOutcome undecided(String why) {
            return new ExactOutcome.Undecided("program " + program.name() + ": " + why, account());
        }

        private @Nullable String stop() {
            if (options.interruption().requested()) {
                return "interrupted";
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return seconds > options.secondsAllowed() ? "the time limit was reached" : null;
        }

        private <T> T timed(Supplier<T> work) {
            long started = System.nanoTime();
            try {
                return work.get();
            } finally {
                floating += System.nanoTime() - started;
            }
        }

        private Account account() {
            long all = System.nanoTime() - begun;
            return new Account(finder.name(), floating / 1e9, (all - floating) / 1e9, refinements, steps, systemSize);
        }
    }
}
