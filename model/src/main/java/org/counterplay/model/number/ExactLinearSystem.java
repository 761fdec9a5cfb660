package org.counterplay.model.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Solves square sparse systems {@code A x = b} and {@code A^T y = c} over the rationals by p-adic lifting (Dixon 1982): A is
 * factored modulo one prime p, the solution is lifted digit by digit in base p, and rationals are reconstructed from it. The result is
 * substituted into the system before it is returned, so it is the solution or an exception.
 *
 * <p>Cost: m^3 / 3 word operations for the factors, m what is left when rows and columns with one entry are peeled off; then
 * per digit m^2 word operations and one pass over the coefficients. The number of digits is that of the solution.
 */
public final class ExactLinearSystem {
    private final int size;
    private final List<int[]> columns = new ArrayList<>();
    private final List<BigInteger[]> coefficients = new ArrayList<>();
    private final List<BigInteger> rightSide = new ArrayList<>();
    private final List<BigInteger> scales = new ArrayList<>();
    private BigInteger p = BigInteger.ONE;
    private @Nullable ModularFactor factor;

    /** A system of the given number of unknowns; its rows are added one by one. */
    public ExactLinearSystem(int size) {
        this.size = size;
    }

    /** Adds the row {@code sum_k values[k] x[columns[k]] = right}; columns are distinct. */
    public void row(int[] rowColumns, BigFraction[] values, BigFraction right) {
        BigInteger scale = right.getDenominator();
        for (BigFraction value : values) {
            BigInteger denominator = value.getDenominator();
            scale = scale.divide(scale.gcd(denominator)).multiply(denominator);
        }
        BigInteger[] integers = new BigInteger[values.length];
        for (int k = 0; k < values.length; k++) {
            integers[k] = values[k].getNumerator().multiply(scale.divide(values[k].getDenominator()));
        }
        scales.add(scale);
        factor = null;
        columns.add(rowColumns.clone());
        coefficients.add(integers);
        rightSide.add(right.getNumerator().multiply(scale.divide(right.getDenominator())));
    }

    /**
     * The solution of {@code A x = b}.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solve() {
        return lift(rightSide.toArray(new BigInteger[0]), false);
    }

    /**
     * The solution of {@code A^T y = c}, the right sides of the rows playing no part.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solveTransposed(BigFraction[] c) {
        BigInteger common = BigInteger.ONE;
        for (BigFraction entry : c) {
            common = common.divide(common.gcd(entry.getDenominator())).multiply(entry.getDenominator());
        }
        BigInteger[] right = new BigInteger[size];
        for (int j = 0; j < size; j++) {
            right[j] = c[j].getNumerator().multiply(common.divide(c[j].getDenominator()));
        }
        BigFraction[] scaled = lift(right, true);
        for (int i = 0; i < size; i++) { // rows were multiplied by their scales, so y_i = scale_i z_i
            scaled[i] = scaled[i].multiply(scales.get(i)).divide(common);
        }
        return scaled;
    }

    private ModularFactor factor() {
        if (columns.size() != size) {
            throw new IllegalStateException(columns.size() + " rows for " + size + " unknowns");
        }
        if (factor != null) {
            return factor;
        }
        BigInteger prime = BigInteger.ONE.shiftLeft(30);
        for (int attempt = 0; attempt < 8; attempt++) {
            prime = previousPrime(prime);
            long[][] residues = new long[size][];
            for (int i = 0; i < size; i++) {
                BigInteger modulus = prime;
                residues[i] = Arrays.stream(coefficients.get(i))
                        .mapToLong(value -> value.mod(modulus).longValue())
                        .toArray();
            }
            ModularFactor found = ModularFactor.of(columns.toArray(new int[0][]), residues, prime.longValueExact());
            if (found != null) {
                factor = found;
                p = prime;
                return found;
            } // singular modulo this prime by bad luck, or singular
        }
        throw new ArithmeticException("the linear system of " + size + " unknowns is singular");
    }

    private BigFraction[] lift(BigInteger[] right, boolean transposed) {
        ModularFactor modular = factor();
        BigInteger[] residual = right.clone();
        BigInteger[] solution = new BigInteger[size];
        Arrays.fill(solution, BigInteger.ZERO);
        BigInteger modulus = BigInteger.ONE;
        long[] reduced = new long[size];
        for (int round = 1; ; round++) {
            for (int i = 0; i < size; i++) {
                reduced[i] = residual[i].mod(p).longValue();
            }
            long[] digits = transposed ? modular.solveTransposed(reduced) : modular.solve(reduced);
            subtract(residual, digits, transposed);
            for (int i = 0; i < size; i++) {
                if (digits[i] != 0) {
                    solution[i] = solution[i].add(modulus.multiply(BigInteger.valueOf(digits[i])));
                }
                residual[i] = residual[i].divide(p);
            }
            modulus = modulus.multiply(p);
            if (Integer.bitCount(round) == 1 || round % 32 == 0) { // try rarely: reconstruction costs more than a digit
                BigFraction[] candidate = reconstruct(solution, modulus);
                if (candidate != null && solves(candidate, right, transposed)) {
                    return candidate;
                }
            }
        }
    }

    private void subtract(BigInteger[] residual, long[] digits, boolean transposed) {
        for (int i = 0; i < size; i++) {
            int[] rowColumns = columns.get(i);
            BigInteger[] row = coefficients.get(i);
            for (int k = 0; k < rowColumns.length; k++) {
                int from = transposed ? i : rowColumns[k];
                int to = transposed ? rowColumns[k] : i;
                if (digits[from] != 0) {
                    residual[to] = residual[to].subtract(row[k].multiply(BigInteger.valueOf(digits[from])));
                }
            }
        }
    }

    /** Rationals with numerator and denominator below sqrt(modulus / 2) that are the solution modulo it, or null. */
    private static BigFraction @Nullable [] reconstruct(BigInteger[] solution, BigInteger modulus) {
        BigInteger bound = modulus.shiftRight(1).sqrt();
        BigInteger common = BigInteger.ONE;
        BigFraction[] result = new BigFraction[solution.length];
        for (int i = 0; i < solution.length; i++) {
            // With a denominator that earlier entries share, the numerator is usually small at once.
            BigInteger scaled = solution[i].multiply(common).mod(modulus);
            if (scaled.compareTo(modulus.shiftRight(1)) > 0) {
                scaled = scaled.subtract(modulus);
            }
            BigInteger denominator = BigInteger.ONE;
            if (scaled.abs().compareTo(bound) > 0) {
                BigInteger[] fraction = fraction(scaled.mod(modulus), modulus, bound);
                if (fraction == null) {
                    return null;
                }
                scaled = fraction[0];
                denominator = fraction[1];
            }
            common = common.multiply(denominator);
            if (common.compareTo(bound) > 0) {
                return null;
            }
            result[i] = new BigFraction(scaled, common);
        }
        return result;
    }

    /** The extended Euclidean algorithm, stopped halfway (Wang 1981). */
    private static BigInteger @Nullable [] fraction(BigInteger residue, BigInteger modulus, BigInteger bound) {
        BigInteger r0 = modulus;
        BigInteger r1 = residue;
        BigInteger t0 = BigInteger.ZERO;
        BigInteger t1 = BigInteger.ONE;
        while (r1.compareTo(bound) > 0) {
            BigInteger[] step = r0.divideAndRemainder(r1);
            BigInteger t2 = t0.subtract(step[0].multiply(t1));
            r0 = r1;
            r1 = step[1];
            t0 = t1;
            t1 = t2;
        }
        if (t1.signum() == 0 || t1.abs().compareTo(bound) > 0) {
            return null;
        }
        return t1.signum() < 0 ? new BigInteger[] {r1.negate(), t1.negate()} : new BigInteger[] {r1, t1};
    }

    /** Substitutes numerators over a common denominator: {@code sum_j a_ij n_j = b_i d} for each row. */
    private boolean solves(BigFraction[] candidate, BigInteger[] right, boolean transposed) {
        BigInteger scale = BigInteger.ONE;
        for (BigFraction value : candidate) {
            if (scale.mod(value.getDenominator()).signum() != 0) {
                scale = scale.divide(scale.gcd(value.getDenominator())).multiply(value.getDenominator());
            }
        }
        BigInteger[] left = new BigInteger[size];
        Arrays.fill(left, BigInteger.ZERO);
        BigInteger[] numerators = new BigInteger[size];
        for (int j = 0; j < size; j++) {
            numerators[j] = candidate[j].getNumerator().multiply(scale.divide(candidate[j].getDenominator()));
        }
        for (int i = 0; i < size; i++) {
            int[] rowColumns = columns.get(i);
            for (int k = 0; k < rowColumns.length; k++) {
                int from = transposed ? i : rowColumns[k];
                int to = transposed ? rowColumns[k] : i;
                if (numerators[from].signum() != 0) {
                    left[to] = left[to].add(coefficients.get(i)[k].multiply(numerators[from]));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (!left[i].equals(right[i].multiply(scale))) {
                return false;
            }
        }
        return true;
    }

    private static BigInteger previousPrime(BigInteger number) {
        BigInteger candidate = number.subtract(BigInteger.ONE);
        while (!candidate.isProbablePrime(40)) {
            candidate = candidate.subtract(BigInteger.ONE);
        }
        return candidate;
    }
}
