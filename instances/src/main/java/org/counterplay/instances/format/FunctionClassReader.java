package org.counterplay.instances.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.MomentProgram.Constraint;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a polytope of functions f(s,a): {@code {"format": "counterplay/functions", "version": 1, "bound": 1, "constraints":
 * [{"terms": [{"state": "s0", "actions": ["*", "*"], "coefficient": 1}], "atLeast": "-1/2", "atMost": 1}, ..]}}. A constraint is
 * {@code atLeast <= sum coefficient f <= atMost}, either side may be left out; within its terms the first rule that matches
 * counts. {@code bound}, which may be left out as well, bounds every abs(f(s,a)).
 */
public final class FunctionClassReader {
    static final String FORMAT = "counterplay/functions";
    static final int VERSION = 1;

    /** A class of functions: constraints, and the bound on every value where there is one. */
    public record FunctionClass(
            List<Constraint> constraints, @Nullable BigFraction bound) {
        public FunctionClass {
            constraints = List.copyOf(constraints);
        }
    }

    private FunctionClassReader() {}

    /**
     * Reads a class of functions on the rows of a game.
     *
     * @throws InputException if the file cannot be read, or anything in it is wrong
     */
    public static FunctionClass read(Path path, Game game) {
        return read(InputFile.load(path), game);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @throws InputException if anything in it is wrong
     */
    public static FunctionClass read(String text, String fileName, Game game) {
        return read(InputFile.parse(fileName, text), game);
    }

    private static FunctionClass read(Document document, Game game) {
        Reading reading = new Reading(document);
        InstanceFields.checkFormat(reading, 0, FORMAT, VERSION);
        Fields fields = new Fields(reading, "a file of functions", "format", "version", "bound", "constraints");
        fields.open(0);
        reading.stopIfWrong();
        BigFraction bound = fields.has("bound") ? reading.finite(fields.optional("bound"), "the bound") : null;
        if (bound != null && bound.getNumerator().signum() < 0) {
            reading.problem(fields.optional("bound"), "a bound below 0; no function keeps it");
        }
        List<Constraint> constraints = new ArrayList<>();
        int list = fields.optional("constraints");
        if (list >= 0 && reading.isList(list, "\"constraints\"")) {
            Fields of = new Fields(reading, "a constraint", "terms", "atLeast", "atMost");
            for (int k = document.first(list); k < document.end(list); k = document.next(k)) {
                if (of.open(k)) {
                    constraints.add(constraint(reading, k, of, game));
                }
            }
        }
        if (!fields.has("bound") && list < 0) {
            reading.problem(0, "neither \"bound\" nor \"constraints\"; every function would do");
        }
        reading.stopIfWrong();
        return new FunctionClass(constraints, bound);
    }

    private static Constraint constraint(Reading reading, int node, Fields of, Game game) {
        int terms = of.required("terms");
        BigFraction lower = of.has("atLeast") ? reading.finite(of.optional("atLeast"), "\"atLeast\"") : null;
        BigFraction upper = of.has("atMost") ? reading.finite(of.optional("atMost"), "\"atMost\"") : null;
        if (!of.has("atLeast") && !of.has("atMost")) {
            reading.problem(node, "a constraint without \"atLeast\" and \"atMost\"");
        }
        if (lower != null && upper != null && lower.compareTo(upper) > 0) {
            reading.problem(node, "\"atLeast\" is above \"atMost\"");
        }
        NumberColumn.Writer values = new NumberColumn.Writer(16);
        List<Integer> rows = new ArrayList<>();
        List<BigFraction> coefficients = new ArrayList<>();
        if (terms >= 0) {
            ActionRules rules = ActionRules.read(
                    reading,
                    terms,
                    "terms",
                    StateNames.of(game.states()),
                    ActionSets.of(game),
                    "coefficient",
                    value -> {
                        BigFraction read = reading.finite(value, "a coefficient");
                        values.add(read == null ? BigFraction.ZERO : read);
                    });
            NumberColumn column = values.finish();
            for (int state = 0; rules.count() > 0 && state < game.stateCount(); state++) {
                int[] matched = new int[game.actions(state).size()];
                rules.match(state, matched);
                for (int joint = 0; joint < matched.length; joint++) {
                    if (matched[joint] != ActionRules.NONE) {
                        rows.add(game.firstRow(state) + joint);
                        coefficients.add(column.at(matched[joint]));
                    }
                }
            }
        }
        return new Constraint(
                rows.stream().mapToInt(Integer::intValue).toArray(),
                coefficients.toArray(BigFraction[]::new),
                lower,
                upper);
    }
}
