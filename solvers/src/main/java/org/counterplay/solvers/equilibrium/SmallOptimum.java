package org.counterplay.solvers.equilibrium;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.counterplay.model.number.SharedDenominator;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.exact.ExactOutcome.Account;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The optimum of a small linear program by the simplex method in integers ({@link IntegerDictionary}), without floating point:
 * for the thousands of tiny programs of a backward induction, where building a model in another library costs more than
 * solving it here. Serves programs whose columns are free or at least 0 and whose rows have one bound or two equal ones.
 *
 * <p>Free columns enter the basis first, equations leave it, each by the pivot that keeps the reduced costs at most 0 if one
 * does; an equilibrium program then needs the dual simplex method alone, from the joint action that the objective likes best.
 * Otherwise the dual method without costs finds a feasible point, and the primal method goes on from there. The most violated
 * row (the largest reduced cost) is chosen, the least index where candidates are equal, and from some number of steps on the
 * least index throughout (Bland 1977), so that it ends; the same program always leads to the same vertex.
 */
final class SmallOptimum {
    private final Program program;
    private final ExactProgram exact;
    private final boolean maximize;
    private final BigInteger[] scales;
    private final BigInteger costScale;
    private final boolean[] upper;
    private final boolean[] equation;
    private final IntegerDictionary dictionary;
    private final int cautiousFrom;
    private final int mostPivots;

    private SmallOptimum(Program program) {
        this.program = program.along(Major.ROWS);
        exact = this.program.exact();
        maximize = program.sense() == Sense.MAXIMIZE;
        int rows = program.rows();
        int columns = program.columns();
        scales = new BigInteger[rows];
        upper = new boolean[rows];
        equation = new boolean[rows];
        BigInteger[][] entries = new BigInteger[rows + 1][columns + 1];
        for (int k = 0; k < rows; k++) {
            row(k, entries[k]);
        }
        costScale = costs(entries[rows]);
        boolean[] free = new boolean[columns + rows];
        for (int j = 0; j < columns; j++) {
            free[j] = exact.columnLower()[j] == null;
        }
        dictionary = new IntegerDictionary(entries, free);
        cautiousFrom = 3 * (rows + columns);
        mostPivots = 40 * (rows + columns);
    }

    /** Whether the program is of the form that is served. */
    static boolean serves(Program program) {
        if (program.mixedInteger()) {
            return false;
        }
        ExactProgram exact = program.exact();
        for (int j = 0; j < program.columns(); j++) {
            BigFraction lower = exact.columnLower()[j];
            if (exact.columnUpper()[j] != null
                    || lower != null && lower.getNumerator().signum() != 0) {
                return false;
            }
        }
        for (int k = 0; k < program.rows(); k++) {
            BigFraction lower = exact.rowLower()[k];
            BigFraction above = exact.rowUpper()[k];
            if ((lower == null) == (above == null) && (lower == null || !lower.equals(above))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The optimum, confirmed by {@link OptimalityCheck}; empty where there is none, or where the steps did not suffice.
     *
     * @throws IllegalArgumentException if the program is not {@linkplain #serves of the form that is served}
     */
    static Optional<ExactOutcome.Optimal> of(Program program) {
        if (!serves(program)) {
            throw new IllegalArgumentException(
                    "program " + program.name() + " has bounds that are not served; maybe solve it with ExactOptimum");
        }
        long begun = System.nanoTime();
        SmallOptimum run = new SmallOptimum(program);
        if (!run.solve()) {
            return Optional.empty();
        }
        BigFraction[] primal = run.primal();
        BigFraction[] dual = run.dual();
        Optional<String> fault = OptimalityCheck.fault(run.program, primal, dual);
        if (fault.isPresent()) {
            throw new IllegalStateException(
                    "the exact check refuses what was found of program " + program.name() + ": " + fault.get());
        }
        Account account = new Account(
                "integers", 0, (System.nanoTime() - begun) / 1e9, 0, run.dictionary.pivots(), program.rows());
        return Optional.of(
                new ExactOutcome.Optimal(OptimalityCheck.objective(run.program, primal), primal, dual, account));
    }

    /** The slack of a row, {@code a x - lower} or {@code upper - a x}, times a scale that makes it integral. */
    private void row(int k, BigInteger[] into) {
        BigFraction lower = exact.rowLower()[k];
        BigFraction above = exact.rowUpper()[k];
        upper[k] = lower == null;
        equation[k] = lower != null && above != null;
        BigFraction bound = lower != null ? lower : above;
        if (bound == null) {
            throw new IllegalStateException("row " + program.rowName(k) + " has no bound");
        }
        int from = program.start()[k];
        int end = program.start()[k + 1];
        BigFraction[] values = new BigFraction[end - from + 1];
        for (int at = from; at < end; at++) {
            values[at - from] = exact.value().at(at);
        }
        values[end - from] = bound;
        BigInteger scale = leastCommonDenominator(values);
        scales[k] = scale;
        Arrays.fill(into, BigInteger.ZERO);
        for (int at = from; at < end; at++) {
            BigInteger value = integer(values[at - from], scale);
            into[program.index()[at]] = upper[k] ? value.negate() : value;
        }
        BigInteger constant = integer(bound, scale);
        into[program.columns()] = upper[k] ? constant : constant.negate();
    }

    private BigInteger costs(BigInteger[] into) {
        BigFraction[] values = new BigFraction[program.columns()];
        Arrays.setAll(values, exact.objective()::at);
        BigInteger scale = leastCommonDenominator(values);
        for (int j = 0; j < values.length; j++) {
            BigInteger value = integer(values[j], scale);
            into[j] = maximize ? value : value.negate();
        }
        into[values.length] = BigInteger.ZERO;
        return scale;
    }

    private static BigInteger leastCommonDenominator(BigFraction[] values) {
        BigInteger common = BigInteger.ONE;
        for (BigFraction value : values) {
            BigInteger denominator = value.getDenominator();
            if (!common.equals(denominator) && !denominator.equals(BigInteger.ONE)) {
                common = common.divide(common.gcd(denominator)).multiply(denominator);
            }
        }
        return common;
    }

    private static BigInteger integer(BigFraction value, BigInteger scale) {
        return SharedDenominator.scaled(value, scale).getNumerator();
    }

    private boolean solve() {
        if (!enterFree() || !leaveEquations()) {
            return false;
        }
        boolean dualFeasible = true;
        for (int j = 0; j < dictionary.columns(); j++) {
            dualFeasible &= !dictionary.enters(j) || dictionary.reduced(j).signum() <= 0;
        }
        return dualSteps(dualFeasible) && (dualFeasible || primalSteps());
    }

    /** Makes each free column basic, in the first row that has it. */
    private boolean enterFree() {
        for (int j = 0; j < dictionary.columns(); j++) {
            if (!dictionary.free(dictionary.nonbasic(j))) {
                continue;
            }
            int row = -1;
            for (int i = 0; i < dictionary.rows() && row < 0; i++) {
                if (!dictionary.free(dictionary.basic(i))
                        && dictionary.entry(i, j).signum() != 0) {
                    row = i;
                }
            }
            if (row < 0) {
                return false;
            }
            dictionary.pivot(row, j);
        }
        return true;
    }

    /** Makes the slack of each equation nonbasic, and fixes it. */
    private boolean leaveEquations() {
        for (int k = 0; k < equation.length; k++) {
            if (!equation[k]) {
                continue;
            }
            int slack = program.columns() + k;
            int column = columnOf(slack);
            if (column < 0) {
                int row = rowOf(slack);
                column = bestExchange(row);
                if (column < 0) {
                    return false;
                }
                dictionary.pivot(row, column);
            }
            dictionary.fix(column);
        }
        return true;
    }

    /** The column with the largest reduced cost in proportion to its entry in the row, or -1 where all entries are 0. */
    private int bestExchange(int row) {
        int best = -1;
        for (int j = 0; j < dictionary.columns(); j++) {
            BigInteger entry = dictionary.entry(row, j);
            if (!dictionary.enters(j) || entry.signum() == 0) {
                continue;
            }
            if (best < 0
                    || dictionary
                                    .reduced(j)
                                    .multiply(dictionary.entry(row, best).abs())
                                    .compareTo(dictionary.reduced(best).multiply(entry.abs()))
                            > 0) {
                best = j;
            }
        }
        return best;
    }

    private int columnOf(int variable) {
        for (int j = 0; j < dictionary.columns(); j++) {
            if (dictionary.nonbasic(j) == variable) {
                return j;
            }
        }
        return -1;
    }

    private int rowOf(int variable) {
        for (int i = 0; i < dictionary.rows(); i++) {
            if (dictionary.basic(i) == variable) {
                return i;
            }
        }
        throw new IllegalStateException("variable " + variable + " is nowhere");
    }

    /** The dual simplex method, with the costs or with none; false where it finds the rows contradictory. */
    private boolean dualSteps(boolean withCosts) {
        while (dictionary.pivots() < mostPivots) {
            int row = violated();
            if (row < 0) {
                return true;
            }
            int column = dualEntering(row, withCosts);
            if (column < 0) {
                return false;
            }
            dictionary.pivot(row, column);
        }
        return false;
    }

    private int violated() {
        boolean cautious = dictionary.pivots() >= cautiousFrom;
        int best = -1;
        for (int i = 0; i < dictionary.rows(); i++) {
            if (dictionary.constant(i).signum() >= 0 || dictionary.free(dictionary.basic(i))) {
                continue;
            }
            int order = best < 0 || cautious ? 0 : dictionary.constant(i).compareTo(dictionary.constant(best));
            if (best < 0 || order < 0 || order == 0 && dictionary.basic(i) < dictionary.basic(best)) {
                best = i;
            }
        }
        return best;
    }

    private int dualEntering(int row, boolean withCosts) {
        int best = -1;
        for (int j = 0; j < dictionary.columns(); j++) {
            if (!dictionary.enters(j) || dictionary.entry(row, j).signum() <= 0) {
                continue;
            }
            // -c_j / entry_j against the best: the least goes first
            int order = best < 0 || !withCosts
                    ? 0
                    : dictionary
                            .reduced(best)
                            .multiply(dictionary.entry(row, j))
                            .compareTo(dictionary.reduced(j).multiply(dictionary.entry(row, best)));
            if (best < 0 || order < 0 || order == 0 && dictionary.nonbasic(j) < dictionary.nonbasic(best)) {
                best = j;
            }
        }
        return best;
    }

    /** The primal simplex method from a feasible point; false where nothing blocks. */
    private boolean primalSteps() {
        while (dictionary.pivots() < mostPivots) {
            int column = primalEntering();
            if (column < 0) {
                return true;
            }
            int row = primalLeaving(column);
            if (row < 0) {
                return false;
            }
            dictionary.pivot(row, column);
        }
        return false;
    }

    private int primalEntering() {
        boolean cautious = dictionary.pivots() >= cautiousFrom;
        int best = -1;
        for (int j = 0; j < dictionary.columns(); j++) {
            if (!dictionary.enters(j) || dictionary.reduced(j).signum() <= 0) {
                continue;
            }
            int order = best < 0 || cautious ? 0 : dictionary.reduced(best).compareTo(dictionary.reduced(j));
            if (best < 0 || order < 0 || order == 0 && dictionary.nonbasic(j) < dictionary.nonbasic(best)) {
                best = j;
            }
        }
        return best;
    }

    private int primalLeaving(int column) {
        int best = -1;
        for (int i = 0; i < dictionary.rows(); i++) {
            BigInteger entry = dictionary.entry(i, column);
            if (entry.signum() >= 0 || dictionary.free(dictionary.basic(i))) {
                continue;
            }
            // constant_i / -entry_i against the best: the least blocks first
            int order = best < 0
                    ? 0
                    : dictionary
                            .constant(best)
                            .multiply(entry)
                            .compareTo(dictionary.constant(i).multiply(dictionary.entry(best, column)));
            if (best < 0 || order < 0 || order == 0 && dictionary.basic(i) < dictionary.basic(best)) {
                best = i;
            }
        }
        return best;
    }

    private BigFraction[] primal() {
        BigFraction[] primal = new BigFraction[program.columns()];
        Arrays.fill(primal, BigFraction.ZERO);
        for (int i = 0; i < dictionary.rows(); i++) {
            int variable = dictionary.basic(i);
            if (variable < primal.length) {
                primal[variable] = quotient(dictionary.constant(i), dictionary.common());
            }
        }
        return primal;
    }

    /** A slack's reduced cost is how the optimum moves with it, so with its row's bound. */
    private BigFraction[] dual() {
        BigFraction[] dual = new BigFraction[program.rows()];
        Arrays.fill(dual, BigFraction.ZERO);
        for (int j = 0; j < dictionary.columns(); j++) {
            int k = dictionary.nonbasic(j) - program.columns();
            BigInteger reduced = dictionary.reduced(j);
            if (k < 0 || reduced.signum() == 0) {
                continue;
            }
            BigFraction size =
                    quotient(reduced.multiply(scales[k]), dictionary.common().multiply(costScale));
            dual[k] = upper[k] == maximize ? size.negate() : size;
        }
        return dual;
    }

    private static BigFraction quotient(@Nullable BigInteger numerator, BigInteger denominator) {
        return numerator == null || numerator.signum() == 0
                ? BigFraction.ZERO
                : new BigFraction(numerator, denominator);
    }
}
