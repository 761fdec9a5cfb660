package org.counterplay.model.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Solves a square sparse system {@code A x = b} over the rationals by p-adic lifting (Dixon 1982): A is inverted modulo one
 * prime p, the solution is lifted digit by digit in base p, and rationals are reconstructed from it. The result is
 * substituted into the system before it is returned, so it is the solution or an exception.
 *
 * <p>Cost: n^3 word operations for the inverse, then per digit n^2 word operations and one pass over the coefficients; the
 * number of digits is that of the solution.
 */
public final class ExactLinearSystem {
    private final int size;
    private final List<int[]> columns = new ArrayList<>();
    private final List<BigInteger[]> coefficients = new ArrayList<>();
    private final List<BigInteger> rightSide = new ArrayList<>();

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
        columns.add(rowColumns.clone());
        coefficients.add(integers);
        rightSide.add(right.getNumerator().multiply(scale.divide(right.getDenominator())));
    }

    /**
     * The solution.
     *
     * @throws ArithmeticException if the system is singular
     */
    public BigFraction[] solve() {
        if (columns.size() != size) {
            throw new IllegalStateException(columns.size() + " rows for " + size + " unknowns");
        }
        if (size == 0) {
            return new BigFraction[0];
        }
        BigInteger prime = BigInteger.valueOf(Integer.MAX_VALUE);
        for (int attempt = 0; attempt < 8; attempt++) {
            long[][] inverse = ModularInverse.of(dense(prime), prime.longValueExact());
            if (inverse != null) {
                return lift(inverse, prime.longValueExact());
            }
            prime = previousPrime(prime); // singular modulo this prime by bad luck, or singular
        }
        throw new ArithmeticException("the linear system of " + size + " unknowns is singular");
    }

    private BigFraction[] lift(long[][] inverse, long prime) {
        BigInteger p = BigInteger.valueOf(prime);
        BigInteger[] residual = rightSide.toArray(new BigInteger[0]);
        BigInteger[] solution = new BigInteger[size];
        Arrays.fill(solution, BigInteger.ZERO);
        BigInteger modulus = BigInteger.ONE;
        long[] digits = new long[size];
        long[] reduced = new long[size];
        for (int round = 1; ; round++) {
            for (int i = 0; i < size; i++) {
                reduced[i] = residual[i].mod(p).longValue();
            }
            multiply(inverse, reduced, prime, digits);
            for (int i = 0; i < size; i++) {
                solution[i] = solution[i].add(modulus.multiply(BigInteger.valueOf(digits[i])));
                BigInteger left = residual[i];
                int[] rowColumns = columns.get(i);
                BigInteger[] row = coefficients.get(i);
                for (int k = 0; k < rowColumns.length; k++) {
                    left = left.subtract(row[k].multiply(BigInteger.valueOf(digits[rowColumns[k]])));
                }
                residual[i] = left.divide(p);
            }
            modulus = modulus.multiply(p);
            if (Integer.bitCount(round) == 1 || round % 32 == 0) { // try rarely: reconstruction costs more than a digit
                BigFraction[] candidate = reconstruct(solution, modulus);
                if (candidate != null && solves(candidate)) {
                    return candidate;
                }
            }
        }
    }

    private static void multiply(long[][] inverse, long[] vector, long prime, long[] result) {
        for (int i = 0; i < result.length; i++) {
            long sum = 0;
            long[] row = inverse[i];
            for (int j = 0; j < vector.length; j++) {
                sum = (sum + row[j] * vector[j]) % prime; // factors below 2^31, so nothing overflows
            }
            result[i] = sum;
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
    private boolean solves(BigFraction[] candidate) {
        BigInteger scale = SharedDenominator.of(candidate);
        BigFraction[] scaled = new BigFraction[size];
        for (int j = 0; j < size; j++) {
            scaled[j] = SharedDenominator.scaled(candidate[j], scale);
        }
        ExactSum sum = new ExactSum();
        for (int i = 0; i < size; i++) {
            sum.clear();
            int[] rowColumns = columns.get(i);
            for (int k = 0; k < rowColumns.length; k++) {
                sum.addProduct(new BigFraction(coefficients.get(i)[k]), scaled[rowColumns[k]]);
            }
            if (sum.compareToScaled(new BigFraction(rightSide.get(i)), scale) != 0) {
                return false;
            }
        }
        return true;
    }

    private long[][] dense(BigInteger prime) {
        long[][] matrix = new long[size][size];
        for (int i = 0; i < size; i++) {
            int[] rowColumns = columns.get(i);
            for (int k = 0; k < rowColumns.length; k++) {
                matrix[i][rowColumns[k]] = coefficients.get(i)[k].mod(prime).longValue();
            }
        }
        return matrix;
    }

    private static BigInteger previousPrime(BigInteger prime) {
        BigInteger candidate = prime.subtract(BigInteger.TWO);
        while (!candidate.isProbablePrime(40)) {
            candidate = candidate.subtract(BigInteger.TWO);
        }
        return candidate;
    }
}
