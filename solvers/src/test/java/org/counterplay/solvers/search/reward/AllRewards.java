package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.formulation.WorstRewardProgram.Row;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;

/**
 * Worst rewards by trying every deviation, with all of the expert's deviations in one exact linear program each: those that
 * an optimum violates are added until there is none, and a deviation is left as soon as it is proved to be no better.
 */
final class AllRewards {
    private AllRewards() {}

    /** The largest gap, exactly. */
    static BigFraction of(Question.WorstReward question) {
        BigFraction best = BigFraction.ZERO; // constant rewards
        for (int agent = 0; agent < question.game().agentCount(); agent++) {
            Side side = Side.of(question, agent);
            List<Row> expert = rows(side);
            List<Row> active = new ArrayList<>();
            Set<List<BigFraction>> gains = new HashSet<>();
            for (Deviation deviation : all(side.layout())) {
                gains.add(List.of(side.gain(deviation)));
            }
            List<List<BigFraction>> order = new ArrayList<>(gains);
            order.sort(Comparator.comparing(AllRewards::positive).reversed());
            for (List<BigFraction> gain : order) {
                if (positive(gain).compareTo(best) <= 0) {
                    break; // rewards in [0,1] gain no more, nor do those of the next
                }
                best = Rationals.max(best, worth(side, gain.toArray(BigFraction[]::new), expert, active, best));
            }
        }
        return best.multiply(Side.width(question));
    }

    private static List<Row> rows(Side side) {
        Game game = side.game();
        List<Row> expert = new ArrayList<>();
        for (Side.Tied tied : side.tied()) {
            BigFraction sign = Rationals.of(tied.sign());
            for (Deviation deviation : side.withExpert() ? all(tied.layout()) : List.<Deviation>of()) {
                BigFraction[] cut = VisitCounts.difference(
                        VisitCounts.of(game, side.question().expert(), deviation), tied.obeying());
                expert.add(new Row(times(cut, sign), null));
            }
            for (Side.Bounded bounded : side.advantages()) {
                for (Deviation deviation : stationary(game, tied.agent())) {
                    for (int h = 1; h <= game.horizon().tableSteps(); h++) {
                        for (int s : bounded.places().of(game).states(h)) {
                            for (int a = 0; a < game.actions(s).size(); a++) {
                                BigFraction[] cut =
                                        AdvantageVisits.of(game, side.question().expert(), deviation, h, s, a);
                                expert.add(new Row(cut, bounded.most()));
                                expert.add(new Row(times(cut, BigFraction.MINUS_ONE), bounded.most()));
                            }
                        }
                    }
                }
            }
        }
        return expert;
    }

    private static BigFraction[] times(BigFraction[] cut, BigFraction factor) {
        return Arrays.stream(cut).map(factor::multiply).toArray(BigFraction[]::new);
    }

    private static BigFraction positive(List<BigFraction> gain) {
        return gain.stream()
                .filter(each -> each.getNumerator().signum() > 0)
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    /** The optimum for a gain, or a number that is no better than what was found before. */
    private static BigFraction worth(
            Side side, BigFraction[] gain, List<Row> expert, List<Row> active, BigFraction before) {
        BigFraction allowed = side.allowed() == null ? Rationals.of(1000) : side.allowed();
        while (true) {
            ExactOutcome.Optimal optimal = (ExactOutcome.Optimal)
                    new ExactOptimum().of(WorstRewardProgram.of(gain, Rationals.of(side.price()), allowed, active));
            if (optimal.objective().compareTo(before) <= 0) {
                return before;
            }
            Row worst = null;
            BigFraction most = BigFraction.ZERO;
            for (Row row : expert) {
                ExactSum left = new ExactSum();
                for (int j = 0; j < gain.length; j++) {
                    left.addProduct(row.gain()[j], optimal.primal()[j]);
                }
                BigFraction right = row.most() == null ? optimal.primal()[gain.length] : row.most();
                BigFraction violation = left.value().subtract(right);
                if (violation.compareTo(most) > 0) {
                    most = violation;
                    worst = row;
                }
            }
            if (worst == null) {
                return optimal.objective();
            }
            active.add(worst);
        }
    }

    /** Every stationary deviation of an agent. */
    static List<Deviation> stationary(Game game, int agent) {
        List<Deviation> all = new ArrayList<>(List.of(Deviation.identity(game, agent, true)));
        for (int s = 0; s < game.stateCount(); s++) {
            for (int b = 0; b < game.actions(s).count(agent); b++) {
                List<Deviation> more = new ArrayList<>();
                for (Deviation deviation : all) {
                    for (int c = 0; c < game.actions(s).count(agent); c++) {
                        Deviation next = Deviation.of(game, agent, deviation.changes());
                        next.set(1, s, b, c);
                        more.add(next);
                    }
                }
                all = more;
            }
        }
        return all;
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
