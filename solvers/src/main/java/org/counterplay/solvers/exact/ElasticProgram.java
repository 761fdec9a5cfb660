package org.counterplay.solvers.exact;

import java.util.Arrays;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.exact.Standings.Place;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How far a program is from having a feasible point:
 *
 * <pre>
 *   minimise sum_k (p_k + q_k)   subject to   rowLower &lt;= A x + p - q &lt;= rowUpper,  x within its bounds,  p, q &gt;= 0
 * </pre>
 *
 * The optimum is 0 exactly where the program is feasible; otherwise its dual values are a Farkas ray. Columns: those of the
 * program, then p, then q.
 */
final class ElasticProgram {
    private final Program original;
    private final Program program;

    ElasticProgram(Program original) {
        this.original = original;
        program = write(original.along(Major.COLUMNS));
    }

    Program program() {
        return program;
    }

    private static Program write(Program source) {
        int n = source.columns();
        int m = source.rows();
        ProgramWriter writer = new ProgramWriter(
                source.name() + ", elastic",
                Sense.MINIMIZE,
                Major.COLUMNS,
                n + 2 * m,
                m,
                source.coefficients() + 2 * m);
        for (int k = 0; k < m; k++) {
            writer.row(source.rowLower()[k], source.rowUpper()[k]);
        }
        for (int j = 0; j < n; j++) {
            writer.column(source.columnLower()[j], source.columnUpper()[j], 0);
            for (int at = source.start()[j]; at < source.start()[j + 1]; at++) {
                writer.coefficient(source.index()[at], source.value()[at]);
            }
        }
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (int k = 0; k < m; k++) {
                writer.column(0, Double.POSITIVE_INFINITY, 1);
                writer.coefficient(k, sign);
            }
        }
        return writer.exact(() -> exact(source)).finish();
    }

    private static ExactProgram exact(Program source) {
        ExactProgram exact = source.exact();
        int n = source.columns();
        int m = source.rows();
        NumberColumn.Writer values = new NumberColumn.Writer(source.coefficients() + 2 * m);
        for (int at = 0; at < source.coefficients(); at++) {
            values.add(exact.value().at(at));
        }
        double[] objective = new double[n + 2 * m];
        @Nullable BigFraction[] lower = Arrays.copyOf(exact.columnLower(), n + 2 * m);
        @Nullable BigFraction[] upper = Arrays.copyOf(exact.columnUpper(), n + 2 * m);
        for (int k = 0; k < 2 * m; k++) {
            values.add(k < m ? 1.0 : -1.0);
            objective[n + k] = 1;
            lower[n + k] = BigFraction.ZERO;
        }
        return new ExactProgram(
                BigFraction.ZERO,
                NumberColumn.ofDoubles(objective),
                lower,
                upper,
                exact.rowLower(),
                exact.rowUpper(),
                values.finish());
    }

    /** A basis of the program with the same point as one of this program, all p and q being 0 there. */
    Standings withoutElastics(Standings elastic, SimplexForm form) {
        Standings result = Standings.ofRows(form);
        int n = original.columns();
        int m = original.rows();
        for (int j = 0; j < n; j++) {
            result.set(j, elastic.at(j));
        }
        for (int k = 0; k < m; k++) {
            Place row = elastic.at(n + 2 * m + k);
            boolean basic = elastic.basic(n + k) || elastic.basic(n + m + k); // their columns are the row's, up to sign
            result.set(n + k, basic ? Place.BASIC : row);
        }
        return result;
    }
}
