package org.counterplay.reports.result;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.assumption.FeatureConcentrability;
import org.counterplay.model.assumption.FeatureMap;
import org.counterplay.model.assumption.LinearGame;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.assumption.Reading;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.assumption.Dominance;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.compare.AdvantageBounds;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.IndicatorRewards;
import org.counterplay.solvers.compare.Part;
import org.counterplay.solvers.compare.PlayConcentrability;
import org.hipparchus.fraction.BigFraction;

/** What an {@link ImitationStudy} found, as theorems ask for it. */
public final class StudyMeasurements implements Measurements {
    private static final int MOST_FEATURES = 64;

    private final ImitationStudy study;
    private final Certificate expert;
    private final Certificate learner;
    private final Setting setting;
    private final Map<Quantity, Amount> measured = new EnumMap<>(Quantity.class);

    /** Measurements of a study. */
    public StudyMeasurements(ImitationStudy study) {
        this.study = study;
        expert = study.comparison().expert().certificate();
        learner = study.comparison().learner().certificate();
        setting = setting(expert, learner);
    }

    @Override
    public Setting setting() {
        return setting;
    }

    private static Setting setting(Certificate expert, Certificate learner) {
        Game game = expert.game();
        Policy one = expert.policy();
        Policy other = learner.policy();
        return new Setting(
                game.agentCount(),
                switch (game.horizon()) {
                    case Horizon.Finite finite -> Rationals.of(finite.steps());
                    case Horizon.Discounted discounted ->
                        BigFraction.ONE.divide(BigFraction.ONE.subtract(discounted.gamma()));
                },
                game.horizon() instanceof Horizon.Discounted,
                one.stationary() && other.stationary(),
                ProductForm.holds(game, one) && ProductForm.holds(game, other),
                complete(learner.deviations()));
    }

    private static boolean complete(DeviationClass deviations) {
        return switch (deviations) {
            case DeviationClass.Markov markov -> true;
            case DeviationClass.Stationary stationary -> true;
            case DeviationClass.Coarse coarse -> true;
            case DeviationClass.Budget budget -> false;
            case DeviationClass.Masked masked -> false;
            case DeviationClass.Listed listed -> false;
            case DeviationClass.Swaps swaps -> false;
        };
    }

    /** Each quantity is measured once, however many theorems ask for it. */
    @Override
    public Amount of(Quantity quantity) {
        Amount known = measured.get(quantity);
        if (known == null) {
            known = measure(quantity);
            measured.put(quantity, known);
        }
        return known;
    }

    private Amount measure(Quantity quantity) {
        return switch (quantity) {
            case VALUE_GAP -> known(study.comparison().valueGap());
            case REGRET_GAP -> known(study.comparison().regretGap());
            case REGRET -> known(learner.regret());
            case EXPERT_REGRET -> known(expert.regret());
            case NASH_GAP ->
                part(study.coarse(), pair -> known(pair.learner().certificate().regret()));
            case EXPERT_NASH_GAP ->
                part(study.coarse(), pair -> known(pair.expert().certificate().regret()));
            case COARSE_REGRET, VALUE -> new Amount.Unknown("no theorem speaks of it");
            case BC_ERROR -> known(study.errors().behaviorCloning());
            case BC_AGENT_L1 -> known(study.errors().marginalCloning().value());
            case OCCUPANCY_L1 -> known(study.errors().occupancy());
            case STATES_L1 -> known(study.errors().states());
            case ON_POLICY_ERROR -> known(study.onPolicy());
            case MALICE_ERROR -> part(study.malice(), loss -> known(loss.value()));
            case BLADES_ERROR -> part(study.blades(), loss -> known(loss.value()));
            case COVERAGE_AVERAGED -> known(study.coverage().averaged().value());
            case COVERAGE_PER_STEP -> known(study.coverage().largestStep().value());
            case RECOVERABILITY -> part(recoverability(study.everywhere()), found -> known(found.value()));
            case RECOVERABILITY_REACHED -> part(recoverability(study.reached()), found -> known(found.value()));
            case RECOVERABILITY_IDENTITY -> part(study.everywhere().identity(), found -> Amount.exactly(found.value()));
            case DOMINANCE_LOSS -> part(study.dominance(), StudyMeasurements::loss);
            case RESPONSE_CONTINUITY -> part(study.continuity(), found -> known(found.value()));
            case RESPONSE_CONTINUITY_OF_OTHERS -> part(study.continuityOfOthers(), found -> known(found.value()));
            case LARGEST_REWARD -> Amount.exactly(largestReward());
            case CONCENTRABILITY -> part(study.concentrabilityOverAll(), found -> magnitude(found.value()));
            case CONCENTRABILITY_OF_PLAYS ->
                tabular(features -> magnitude(
                        PlayConcentrability.of(expert.game(), expert.policy()).value()));
            case FEATURE_COUNT -> Amount.exactly(Rationals.of(expert.game().rowCount()));
            case FEATURE_CONCENTRABILITY ->
                tabular(features ->
                        magnitude(FeatureConcentrability.of(expert.game(), expert.policy(), features, Reading.AVERAGED)
                                .value()));
            case LINEARITY_DEFECT ->
                tabular(features -> Amount.exactly(
                        LinearGame.check(expert.game(), features) instanceof LinearGame.Linear
                                ? BigFraction.ZERO
                                : BigFraction.ONE));
            case INDICATOR_REGRET_GAP -> indicators(IndicatorRewards::regretGap);
            case INDICATOR_SHORTFALL -> indicators(IndicatorRewards::shortfall);
        };
    }

    private Amount tabular(Function<FeatureMap, Amount> amount) {
        Game game = expert.game();
        return game.rowCount() <= MOST_FEATURES
                ? amount.apply(FeatureMap.tabular(game))
                : new Amount.Unknown(
                        "the game has " + game.rowCount() + " pairs of state and joint action; tabular features"
                                + " are looked at up to " + MOST_FEATURES);
    }

    private Amount indicators(Function<IndicatorRewards, Enclosure> part) {
        Game game = expert.game();
        if (game.rowCount() > MOST_FEATURES) {
            return new Amount.Unknown(
                    "the game has " + game.rowCount() + " pairs of state and joint action; each is a reward,"
                            + " and no more than " + MOST_FEATURES + " are tried");
        }
        return IndicatorRewards.of(game, expert.policy(), learner.policy())
                .<Amount>map(found -> known(part.apply(found)))
                .orElseGet(() -> new Amount.Unknown("at some state nobody has a choice"));
    }

    private static Amount magnitude(Magnitude magnitude) {
        return magnitude.infinite() ? new Amount.Infinite() : known(magnitude.finite());
    }

    /** Over the deviations that the regrets range over, or more. */
    private Part<Recoverability> recoverability(AdvantageBounds at) {
        return learner.deviations() instanceof DeviationClass.Stationary ? at.stationary() : at.markov();
    }

    private BigFraction largestReward() {
        Game game = expert.game();
        BigFraction largest = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (int row = 0; row < game.rowCount(); row++) {
                largest = Rationals.max(largest, game.reward(agent).at(row).abs());
            }
        }
        return largest;
    }

    private static Amount loss(Dominance dominance) {
        return switch (dominance) {
            case Dominance.Dominant dominant -> Amount.exactly(BigFraction.ZERO);
            case Dominance.Dominated dominated ->
                Amount.exactly(dominated.gain()); // at least this, so it is not dominant
            case Dominance.Undecided undecided -> known(new Enclosure(BigFraction.ZERO, undecided.most()));
        };
    }

    private static Amount known(Enclosure within) {
        return new Amount.Known(within);
    }

    private static <T> Amount part(Part<T> part, Function<T, Amount> amount) {
        return part.value().map(amount).orElseGet(() -> new Amount.Unknown(part.why()));
    }
}
