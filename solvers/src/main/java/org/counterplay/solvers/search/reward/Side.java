package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.ExpertRegretTerm;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The question of worst rewards for one deviating agent, in units of the width of the rewards: the agent's reward is {@code
 * least + width z}.
 *
 * @param agent the one whose deviation from the learner gains, or whose value falls
 * @param layout its deviations from the learner
 * @param obeying visits of each row when all obey the learner
 * @param tied the agents whose rewards are tied to z, if the expert's regret or advantages play a part; else none
 * @param price 1 if the expert's regret is subtracted, else 0
 * @param allowed the most that the expert may regret, or null for any
 * @param advantages what the tied agents' advantages may be at most
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record Side(
        Question.WorstReward question,
        int agent,
        DeviatorLayout layout,
        BigFraction[] obeying,
        List<Tied> tied,
        int price,
        @Nullable BigFraction allowed,
        List<Bounded> advantages) {

    /**
     * An agent whose rewards are tied to z.
     *
     * @param sign 1 if its reward is that of the deviating agent, -1 if the negative
     * @param layout its deviations from the expert
     * @param obeying visits of each row when all obey the expert
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Tied(int agent, int sign, DeviatorLayout layout, BigFraction[] obeying) {}

    /** {@code |A(h,s,a)| <= most} under the expert and every stationary deviation, at the places. */
    record Bounded(BigFraction most, Places places) {}

    /** The question for an agent. */
    static Side of(Question.WorstReward question, int agent) {
        Game game = question.game();
        Choices choices = question.aim() == Aim.NASH_GAP ? new Choices.Unseen() : new Choices.All();
        BigFraction allowed = null;
        BigFraction width = width(question);
        List<Bounded> advantages = new ArrayList<>();
        for (Assumption assumption : question.assumptions()) {
            if (width.getNumerator().signum() == 0) {
                break; // rewards are constant: nothing is regretted, and nothing is an advantage
            }
            if (assumption instanceof Assumption.ExpertRegret(BigFraction delta)) {
                BigFraction scaled = delta.divide(width);
                allowed = allowed == null ? scaled : Rationals.min(allowed, scaled);
            }
            if (assumption instanceof Assumption.Recoverability(BigFraction u, Places places)) {
                advantages.add(new Bounded(u.divide(width), places));
            }
        }
        int price = question.aim() == Aim.REGRET_GAP ? 1 : 0;
        List<Tied> tied = new ArrayList<>();
        if (price > 0 || allowed != null || !advantages.isEmpty()) {
            BigFraction[] obeying = VisitCounts.of(game, question.expert(), null);
            for (int k = 0; k < game.agentCount(); k++) {
                if (k == agent || question.rewards().kind() != RewardClass.GENERAL) {
                    int sign = question.rewards().kind() == RewardClass.ZERO_SUM && k != agent ? -1 : 1;
                    tied.add(new Tied(
                            k, sign, DeviatorLayout.of(game, question.expert(), k, new Choices.All()), obeying));
                }
            }
        }
        return new Side(
                question,
                agent,
                DeviatorLayout.of(game, question.learner(), agent, choices),
                VisitCounts.of(game, question.learner(), null),
                tied,
                price,
                allowed,
                advantages);
    }

    /** {@code most - least}, where rewards must be mirrored of what is left of the range. */
    static BigFraction width(Question.WorstReward question) {
        return most(question).subtract(least(question));
    }

    /** The least reward of the deviating agent. */
    static BigFraction least(Question.WorstReward question) {
        Question.Rewards rewards = question.rewards();
        return rewards.kind() == RewardClass.ZERO_SUM
                ? Rationals.max(rewards.least(), rewards.most().negate())
                : rewards.least();
    }

    private static BigFraction most(Question.WorstReward question) {
        Question.Rewards rewards = question.rewards();
        return rewards.kind() == RewardClass.ZERO_SUM
                ? Rationals.min(rewards.most(), rewards.least().negate())
                : rewards.most();
    }

    /** Whether the expert's regret plays a part. */
    boolean withExpert() {
        return price > 0 || allowed != null;
    }

    /** Whether anything is asked of the rewards but to be within their range; else the worst ones are extreme. */
    boolean constrained() {
        return !tied.isEmpty();
    }

    Game game() {
        return question.game();
    }

    /** {@code visits under the deviation - visits under obedience}, from the learner. */
    BigFraction[] gain(Deviation deviation) {
        return VisitCounts.difference(VisitCounts.of(game(), question.learner(), deviation), obeying);
    }

    /** {@code visits of the expert - visits of the learner}. */
    BigFraction[] loss() {
        return VisitCounts.difference(VisitCounts.of(game(), question.expert(), null), obeying);
    }

    /** The expert's term for a program that holds all of it. */
    ExpertRegretTerm term() {
        if (!withExpert()) {
            return ExpertRegretTerm.NONE;
        }
        return new ExpertRegretTerm(
                tied.stream()
                        .map(k -> new ExpertRegretTerm.Tied(k.layout(), k.sign(), VisitCounts.doubles(k.obeying())))
                        .toList(),
                price,
                allowed == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(allowed));
    }

    /** All agents' rewards for z: the tied ones' by z, the others' constant. */
    List<BigFraction[]> rewards(BigFraction[] z) {
        BigFraction least = least(question);
        BigFraction width = width(question);
        List<BigFraction[]> rewards = new ArrayList<>();
        for (int k = 0; k < game().agentCount(); k++) {
            BigFraction[] own = new BigFraction[z.length];
            if (k != agent && question.rewards().kind() == RewardClass.GENERAL) {
                Arrays.fill(own, constant());
            } else {
                boolean mirrored = k != agent && question.rewards().kind() == RewardClass.ZERO_SUM;
                for (int j = 0; j < z.length; j++) {
                    BigFraction reward = least.add(width.multiply(z[j]));
                    own[j] = mirrored ? reward.negate() : reward;
                }
            }
            rewards.add(own);
        }
        return rewards;
    }

    private BigFraction constant() {
        Question.Rewards range = question.rewards();
        return Rationals.max(range.least(), Rationals.min(range.most(), BigFraction.ZERO));
    }
}
