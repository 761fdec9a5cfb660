package org.counterplay.reports.result;

import java.util.function.Function;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
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
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.Part;
import org.hipparchus.fraction.BigFraction;

/** What an {@link ImitationStudy} found, as theorems ask for it. */
public final class StudyMeasurements implements Measurements {
    private final ImitationStudy study;
    private final Certificate expert;
    private final Certificate learner;

    StudyMeasurements(ImitationStudy study) {
        this.study = study;
        expert = study.comparison().expert().certificate();
        learner = study.comparison().learner().certificate();
    }

    @Override
    public Setting setting() {
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
                ProductForm.holds(game, one) && ProductForm.holds(game, other));
    }

    @Override
    public Amount of(Quantity quantity) {
        return switch (quantity) {
            case VALUE_GAP -> known(study.comparison().valueGap());
            case REGRET_GAP -> known(study.comparison().regretGap());
            case REGRET -> known(learner.regret());
            case EXPERT_REGRET -> known(expert.regret());
            case NASH_GAP -> part(study.coarse(), pair -> known(pair.learner().certificate().regret()));
            case EXPERT_NASH_GAP -> part(study.coarse(), pair -> known(pair.expert().certificate().regret()));
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
            case RECOVERABILITY -> part(recoverability(), found -> known(found.value()));
            case RECOVERABILITY_IDENTITY -> part(study.identity(), found -> Amount.exactly(found.value()));
            case DOMINANCE_LOSS -> part(study.dominance(), StudyMeasurements::loss);
            case RESPONSE_CONTINUITY -> part(study.continuity(), found -> known(found.value()));
            case RESPONSE_CONTINUITY_OF_OTHERS -> part(study.continuityOfOthers(), found -> known(found.value()));
            case LARGEST_REWARD -> Amount.exactly(largestReward());
        };
    }

    /** Over the deviations that the regrets range over, or more. */
    private Part<Recoverability> recoverability() {
        return learner.deviations() instanceof DeviationClass.Stationary ? study.stationary() : study.markov();
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
            case Dominance.Dominated dominated -> Amount.exactly(dominated.gain()); // at least this, so it is not dominant
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
