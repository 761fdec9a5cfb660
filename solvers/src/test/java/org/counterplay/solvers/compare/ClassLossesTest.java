package org.counterplay.solvers.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.counterplay.instances.Instance;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.proof.HarderMember;
import org.counterplay.solvers.deviation.Enumeration;
import org.counterplay.solvers.deviation.RecurrentGames;
import org.counterplay.solvers.deviation.SearchLimits;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Losses over each class by listing its deviations, each played out, with TV added up place by place. */
class ClassLossesTest {
    private static final long MOST_LISTED = 400;
    private static final ClassLosses LOSSES = new ClassLosses(2_000, new SearchLimits(null, 100_000, 1, () -> false));

    @Test
    void lossesAreThoseOfAllDeviationsListed() {
        againstListing(40);
    }

    @Test
    @Tag("long")
    void lossesAreThoseOfAllDeviationsListedInThousandsOfGames() {
        againstListing(5_000);
    }

    private static void againstListing(int games) {
        int compared = 0;
        for (int k = 0; k < games; k++) {
            String name = name(RecurrentGames.SEED + k);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy learner = instance.policies().values().iterator().next();
            Policy expert = cycled(game, learner, k % 2 == 0);
            for (DeviationClass deviations : classes(game)) {
                String where = name + ", " + deviations.name() + ", -Dtests.seed=" + RecurrentGames.SEED;
                DeviationLoss blades = LOSSES.blades(game, expert, learner, deviations);
                DeviationLoss malice = LOSSES.malice(game, expert, learner, deviations);
                attained(where, game, expert, learner, deviations, blades, false);
                attained(where, game, expert, learner, deviations, malice, true);
                long count = 0;
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    count += Enumeration.count(game, learner, agent, deviations, MOST_LISTED);
                }
                if (harder(deviations) && count <= MOST_LISTED) {
                    compared++;
                    assertThat(blades.value().upper())
                            .as(where)
                            .isEqualTo(listed(game, expert, learner, deviations, false));
                    assertThat(malice.value().upper())
                            .as(where)
                            .isEqualTo(listed(game, expert, learner, deviations, true));
                }
            }
        }
        assertThat(compared).isGreaterThan(games);
    }

    @Test
    void lossesGrowWithTheClass() {
        for (int k = 0; k < 25; k++) {
            String name = name(RecurrentGames.SEED + 50_000 + k);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy learner = instance.policies().values().iterator().next();
            Policy expert = cycled(game, learner, true);
            BigFraction last = BigFraction.ZERO;
            for (int budget = 0; budget < 4; budget++) {
                BigFraction next = LOSSES.blades(game, expert, learner, new DeviationClass.Budget(budget))
                        .value()
                        .lower();
                assertThat(next).as(name).isGreaterThanOrEqualTo(last);
                last = next;
            }
            BigFraction markov = LOSSES.blades(game, expert, learner, new DeviationClass.Markov())
                    .value()
                    .upper();
            assertThat(last).as(name).isLessThanOrEqualTo(markov);
            assertThat(LOSSES.blades(game, expert, learner, new DeviationClass.Budget(1_000_000))
                            .value()
                            .lower())
                    .as(name)
                    .isEqualTo(markov);
        }
    }

    @Test
    void lossesThatAreNotSearchedAreEnclosed() {
        ClassLosses none = new ClassLosses(0, SearchLimits.STANDARD);
        ClassLosses stopped = new ClassLosses(2_000, SearchLimits.STANDARD.until(() -> true));
        for (int k = 0; k < 25; k++) {
            String name = name(RecurrentGames.SEED + 60_000 + k);
            Instance instance = RecurrentGames.of(name);
            Game game = instance.game();
            Policy learner = instance.policies().values().iterator().next();
            Policy expert = cycled(game, learner, true);
            for (DeviationClass deviations : List.of(new DeviationClass.Stationary(), new DeviationClass.Budget(2))) {
                BigFraction exact =
                        LOSSES.blades(game, expert, learner, deviations).value().lower();
                for (ClassLosses limited : List.of(none, stopped)) {
                    DeviationLoss loss = limited.blades(game, expert, learner, deviations);
                    assertThat(exact)
                            .as(name)
                            .isBetween(loss.value().lower(), loss.value().upper());
                    assertThat(earned(game, expert, learner, loss.deviation(), false))
                            .as(name)
                            .isGreaterThanOrEqualTo(loss.value().lower());
                }
            }
        }
    }

    private static List<DeviationClass> classes(Game game) {
        Set<Substitution> mask = Set.of(
                new Substitution(Substitution.ALL_STEPS, 0, 0, 0, 1),
                new Substitution(Substitution.ALL_STEPS, 0, game.stateCount() - 1, 1, 0));
        return List.of(
                new DeviationClass.Stationary(),
                new DeviationClass.Budget(0),
                new DeviationClass.Budget(1),
                new DeviationClass.Budget(2),
                new DeviationClass.Coarse(),
                new DeviationClass.Masked("two", mask),
                new DeviationClass.Swaps());
    }

    private static boolean harder(DeviationClass deviations) {
        return deviations instanceof DeviationClass.Stationary || deviations instanceof DeviationClass.Budget;
    }

    /** The deviation is one of the class and earns what is said; the loss is exact. */
    private static void attained(
            String where,
            Game game,
            Policy expert,
            Policy learner,
            DeviationClass deviations,
            DeviationLoss loss,
            boolean onSupport) {
        assertThat(loss.value().exact()).as(where).isTrue();
        assertThat(earned(game, expert, learner, loss.deviation(), onSupport))
                .as(where)
                .isEqualTo(loss.value().lower());
        assertThat(HarderMember.of(game, learner, deviations, loss.deviation()))
                .as(where)
                .isNotNull();
    }

    private static BigFraction listed(
            Game game, Policy expert, Policy learner, DeviationClass deviations, boolean onSupport) {
        BigFraction best = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            best = Rationals.max(
                    best,
                    Enumeration.best(
                            game,
                            learner,
                            agent,
                            deviations,
                            deviation -> earned(game, expert, learner, deviation, onSupport)));
        }
        return best;
    }

    private static BigFraction earned(
            Game game, Policy expert, Policy learner, Deviation deviation, boolean onSupport) {
        StateDistribution visits = StateDistribution.of(game, learner, deviation);
        StateDistribution experts = StateDistribution.of(game, expert);
        BigFraction sum = BigFraction.ZERO;
        int steps = game.horizon().tableSteps();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                boolean counts = !onSupport || experts.average(s).getNumerator().signum() > 0;
                BigFraction visit = visits.at(step, s);
                if (counts && visit.getNumerator().signum() > 0) {
                    sum = sum.add(visit.multiply(distance(expert, learner, step, s)));
                }
            }
        }
        return sum.divide(steps);
    }

    private static BigFraction distance(Policy p, Policy q, int step, int state) {
        Map<Integer, BigFraction> difference = new TreeMap<>();
        for (int k = p.first(step, state); k < p.end(step, state); k++) {
            difference.merge(p.joints()[k], p.probabilities().at(k), BigFraction::add);
        }
        for (int k = q.first(step, state); k < q.end(step, state); k++) {
            difference.merge(q.joints()[k], q.probabilities().at(k).negate(), BigFraction::add);
        }
        return difference.values().stream()
                .map(BigFraction::abs)
                .reduce(BigFraction.ZERO, BigFraction::add)
                .divide(2);
    }

    /** Half the policy, and half of it with every joint action's number moved on; at odd steps the policy itself if asked. */
    private static Policy cycled(Game game, Policy policy, boolean changing) {
        boolean perStep = game.horizon().tableSteps() > 1;
        PolicyWriter writer = perStep ? PolicyWriter.perStep(game, "cycled") : PolicyWriter.stationary(game, "cycled");
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                int moved = changing && step % 2 == 1 && perStep ? 0 : 1 + s % 2;
                Map<Integer, BigFraction> mixed = new TreeMap<>();
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    BigFraction half = policy.probabilities().at(k).divide(2);
                    mixed.merge(policy.joints()[k], half, BigFraction::add);
                    mixed.merge((policy.joints()[k] + moved) % game.actions(s).size(), half, BigFraction::add);
                }
                writer.next();
                mixed.forEach(writer::recommend);
            }
        }
        return writer.finish();
    }

    private static String name(long seed) {
        String name = RecurrentGames.name(seed, 3, 4);
        return seed % 5 == 0
                ? name.replaceFirst("H=\\d+", "discount=1/2").replaceFirst("per-step", "stationary")
                : name;
    }
}
