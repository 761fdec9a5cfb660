package org.counterplay.solvers.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Budget;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.proof.HarderMember;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Budgets in discounted games, against all deviations of the class, each evaluated. */
class DiscountedSearchTest {
    private static final PlaceReward OWN = new PlaceReward.Own(false);
    private static final SearchLimits ALL = new SearchLimits(null, 1_000_000, 1_000_000, () -> false);

    private static List<String> games() {
        return java.util.stream.LongStream.range(0, 6)
                .map(k -> RecurrentGames.SEED + k)
                .boxed()
                .flatMap(seed -> java.util.stream.Stream.of(
                        "random-recurrent:states=3,discount=9/10,actions=2,support=3,seed=" + seed,
                        "random-recurrent:states=2,discount=1/2,actions=3,policy=product,seed=" + seed,
                        "random-recurrent:states=2,discount=2/3,agents=3,actions=2,seed=" + seed))
                .toList();
    }

    @Test
    void theBestWithinABudgetIsThatOfAllListed() {
        for (String name : games()) {
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            for (int most = 0; most < 4; most++) {
                Budget budget = new Budget(most);
                String where = name + ", " + budget.name();
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    SearchResult found = DiscountedSearch.run(game, policy, agent, budget, OWN, ALL);
                    assertThat(found.finished()).as(where).isTrue();
                    assertThat(found.value())
                            .as(where)
                            .isEqualTo(Enumeration.best(game, policy, agent, budget))
                            .isEqualTo(PolicyValues.of(game, policy, agent, found.deviation())
                                    .value());
                    assertThat(HarderMember.of(game, policy, budget, found.deviation()))
                            .as(where)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void itsRegretIsCertifiedExactly() {
        for (String name : games().subList(0, 9)) {
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            DeviationClass budget = new Budget(1);
            Certification found = Certification.of(game, policy, budget, new StructuredFinder(), Precision.standard());
            BigFraction regret = BigFraction.ZERO;
            for (int agent = 0; agent < game.agentCount(); agent++) {
                regret = Rationals.max(
                        regret,
                        Enumeration.best(game, policy, agent, budget)
                                .subtract(Enumeration.best(game, policy, agent, new Budget(0))));
            }
            assertThat(found.certificate().regret()).as(name).isEqualTo(Enclosure.exactly(regret));
            assertThat(found.settled()).as(name).isTrue();
        }
    }

    @Test
    void whatIsStoppedEnclosesTheBest() {
        for (String name : games()) {
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy policy = instance.policies().values().iterator().next();
            SearchResult found = DiscountedSearch.run(game, policy, 0, new Budget(1), OWN, ALL.until(() -> true));
            BigFraction best = Enumeration.best(game, policy, 0, new Budget(1));
            assertThat(best)
                    .as(name)
                    .isBetween(found.optimum().lower(), found.optimum().upper());
            assertThat(found.covered()).as("nothing was distinguished").isTrue();
        }
    }

    @Test
    void finiteHorizonsHaveASearchOfTheirOwn() {
        Instance instance = Library.find("theorem-4.5:H=4").create();
        Policy policy = instance.policies().values().iterator().next();
        assertThatThrownBy(() -> DiscountedSearch.run(instance.game(), policy, 0, new Budget(1), OWN, ALL))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
