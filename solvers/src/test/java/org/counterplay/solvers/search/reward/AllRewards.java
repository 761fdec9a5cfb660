package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;

/** Worst rewards by trying every deviation, with all of the expert's deviations in one exact linear program each. */
final class AllRewards {
    private AllRewards() {}

    /** The largest gap, exactly. */
    static BigFraction of(Question.WorstReward question) {
        BigFraction best = BigFraction.ZERO; // constant rewards
        for (int agent = 0; agent < question.game().agentCount(); agent++) {
            Side side = Side.of(question, agent);
            List<BigFraction[]> expert = new ArrayList<>();
            for (Side.Tied tied : side.tied()) {
                for (Deviation deviation : all(tied.layout())) {
                    BigFraction[] cut = VisitCounts.difference(
                            VisitCounts.of(question.game(), question.expert(), deviation), tied.obeying());
                    for (int j = 0; j < cut.length; j++) {
                        cut[j] = cut[j].multiply(tied.sign());
                    }
                    expert.add(cut);
                }
            }
            for (Deviation deviation : all(side.layout())) {
                BigFraction[] gain = side.gain(deviation);
                BigFraction allowed = side.allowed() == null ? Rationals.of(1000) : side.allowed();
                ExactOutcome outcome =
                        new ExactOptimum().of(WorstRewardProgram.of(gain, Rationals.of(side.price()), allowed, expert));
                best = Rationals.max(best, ((ExactOutcome.Optimal) outcome).objective());
            }
        }
        return best.multiply(Side.width(question));
    }

    /** Every deviation, one option a site. */
    static List<Deviation> all(DeviatorLayout layout) {
        List<Deviation> all = new ArrayList<>();
        int[] chosen = new int[layout.sites()];
        fill(layout, chosen, 0, all);
        return all;
    }

    private static void fill(DeviatorLayout layout, int[] chosen, int site, List<Deviation> into) {
        if (site == chosen.length) {
            into.add(layout.deviation(chosen));
            return;
        }
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            chosen[site] = o;
            fill(layout, chosen, site + 1, into);
        }
    }
}
