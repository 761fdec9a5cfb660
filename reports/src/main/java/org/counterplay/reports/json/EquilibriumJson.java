package org.counterplay.reports.json;

import org.counterplay.model.certificate.Verdict;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.result.EquilibriumResult;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What {@code solve} found. */
public final class EquilibriumJson {
    private EquilibriumJson() {}

    /**
     * Writes it as one object. Where rounding came in, {@code value} of the objective and {@code values} are lower bounds, beside
     * which {@code bounds} and {@code valueBounds} stand.
     *
     * @param certificate where the certificate was written, or null
     */
    public static void write(EquilibriumResult result, @Nullable String certificate, JsonText json) {
        Game game = result.certification().certificate().game();
        json.object().text("instance", result.instance()).text("concept", result.concept());
        json.object("objective")
                .text("name", result.goal())
                .number("value", result.objective().lower())
                .truth("exact", result.objective().exact());
        if (!result.objective().exact()) {
            json.bounds("bounds", result.objective());
        }
        json.end();
        json.list(
                "values",
                result.values().stream()
                        .map(value -> Rationals.format(value.lower()))
                        .toList());
        if (!result.values().stream().allMatch(Enclosure::exact)) {
            json.list(
                    "valueBounds",
                    list -> result.values()
                            .forEach(value -> list.object()
                                    .number("lower", value.lower())
                                    .number("upper", value.upper())
                                    .end()));
        }
        if (result.uniqueness() != null) {
            json.object("unique")
                    .truth("optimum", result.uniqueness().onlyOptimum())
                    .truth("equilibrium", result.uniqueness().onlyEquilibrium())
                    .end();
        }
        if (result.repair() != null) {
            json.object("nearest")
                    .number("allowedRegret", result.allowed())
                    .number("distance", result.repair().distance())
                    .number("lowerBound", result.repair().lowerBound())
                    .truth("proved", result.repair().nearest())
                    .text("how", result.repair().how())
                    .end();
        }
        json.list("policy", rules -> rules(result.certification().certificate().policy(), game, rules));
        json.bounds("regret", result.certification().certificate().regret())
                .text(
                        "verdict",
                        Verdict.of(result.certification().certificate().regret())
                                .name())
                .list("remarks", result.certification().remarks())
                .text("certificate", certificate)
                .end();
    }

    /** The rules of a policy as an instance file holds them. */
    private static void rules(Policy policy, Game game, JsonText json) {
        for (int step = 1; step <= policy.steps(); step++) {
            for (int state = 0; state < game.stateCount(); state++) {
                json.object();
                if (!policy.stationary() && game.horizon() instanceof Horizon.Finite) {
                    json.count("step", step);
                }
                json.text("state", game.states().get(state));
                int at = step;
                int of = state;
                json.list("play", play -> plays(policy, game.actions(of), at, of, play))
                        .end();
            }
        }
    }

    private static void plays(Policy policy, JointActions actions, int step, int state, JsonText json) {
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            BigFraction probability = policy.probabilities().at(k);
            json.object()
                    .list("actions", actions.describe(policy.joints()[k]))
                    .text("probability", Rationals.format(probability))
                    .end();
        }
    }
}
