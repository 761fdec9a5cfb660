package org.counterplay.reports.audit.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final long SEED = Long.getLong("tests.seed", 1);

    @Test
    void aGameComesBackFromItsTables() {
        for (String name : List.of(
                "theorem-4.5:H=4",
                "p2-theorem-2:gamma=1/2",
                "random-recurrent:states=3,H=3,agents=3,actions=2,timing=per-step,seed=" + SEED,
                "random-layered:H=2,width=2,actions=3,support=3,seed=" + SEED)) {
            Instance instance = Library.find(name).create();
            Draft.Pair pair = draft(instance).pair("copy", "");
            assertThat(pair.game().horizon()).isEqualTo(instance.game().horizon());
            for (int agent = 0; agent < pair.game().agentCount(); agent++) {
                assertThat(value(pair.game(), pair.expert(), agent))
                        .as("%s", name)
                        .isEqualTo(value(instance.game(), expert(instance), agent));
                assertThat(value(pair.game(), pair.learner(), agent))
                        .as("%s", name)
                        .isEqualTo(value(instance.game(), learner(instance), agent));
            }
        }
    }

    @Test
    void everyReductionIsAGameAndLeavesTheDraftAlone() {
        for (int k = 0; k < 4; k++) {
            Scope scope = new Scope(1 + k % 3, 2, 2, k % 2 == 0 ? new Horizon.Finite(2) : half(), k != 3);
            Draft draft = new Variation(SEED + k).start(scope);
            Size before = Size.of(draft);
            List<Draft> reductions = Reductions.of(draft).toList();
            assertThat(reductions).as("%s", scope).hasSizeGreaterThan(10);
            for (Draft reduction : reductions) {
                Draft.Pair pair = reduction.pair("reduced", "");
                assertThat(pair.game().agentCount()).isBetween(scope.agents() - 1, scope.agents());
            }
            assertThat(Size.of(draft)).isEqualTo(before);
        }
    }

    @Test
    void removingAnAgentAveragesOverWhatItPlays() {
        Draft draft = new Variation(SEED).start(new Scope(2, 1, 2, new Horizon.Finite(1), true));
        BigFraction[][] half = {{BigFraction.ONE_HALF, BigFraction.ONE_HALF}};
        Draft less = Removal.agent(draft, 1, half);
        List<BigFraction[]> all = draft.rewards();
        for (int own = 0; own < 2; own++) {
            assertThat(less.rewards().get(own)[0])
                    .isEqualTo(all.get(2 * own)[0].add(all.get(2 * own + 1)[0]).divide(2));
        }
        assertThat(less.expert.lotteries()[0][0][0]).isEqualTo(draft.expert.lotteries()[0][0][0]);
    }

    @Test
    void sizesAreOrderedByAgentsThenRowsThenNumbers() {
        Size one = size(1, 2, 2, new Horizon.Finite(2));
        assertThat(one).isLessThan(size(2, 1, 2, new Horizon.Finite(1)));
        assertThat(size(2, 1, 2, new Horizon.Finite(3))).isLessThan(size(2, 2, 2, new Horizon.Finite(1)));
        assertThat(size(2, 1, 2, new Horizon.Finite(9))).isLessThan(size(2, 1, 2, half()));
        Draft simple = TinyGames.oneAgent().findFirst().orElseThrow();
        Draft longer = simple.copy();
        longer.rewards().getFirst()[0] = Rationals.of(2, 3);
        assertThat(Size.of(simple)).isLessThan(Size.of(longer));
    }

    @Test
    void tinyGamesAreAllDifferentAndProducts() {
        List<Draft> all = TinyGames.oneAgent().toList();
        assertThat(all).hasSize(9 * 2 * 3);
        assertThat(TinyGames.twoAgents()).hasSize(81 * 4);
        assertThat(TinyGames.twoAgentsWide()).hasSize(81 * 36).allSatisfy(draft -> {
            Draft.Pair pair = draft.pair("tiny", "");
            assertThat(ProductForm.holds(pair.game(), pair.learner())).isTrue();
        });
        assertThat(all.stream().map(draft -> text(draft)).distinct()).hasSameSizeAs(all);
    }

    @Test
    void variationsFollowFromTheSeed() {
        Scope scope = new Scope(2, 2, 2, new Horizon.Finite(2), true);
        Variation one = new Variation(SEED);
        Variation other = new Variation(SEED);
        Draft a = one.start(scope);
        Draft b = other.start(scope);
        for (int k = 0; k < 50; k++) {
            assertThat(text(a)).isEqualTo(text(b));
            a = one.of(a);
            b = other.of(b);
            a.pair("varied", "");
        }
    }

    private static String text(Draft draft) {
        StringBuilder text = new StringBuilder();
        draft.rewards().forEach(row -> text.append(List.of(row)));
        draft.lotteries().forEach(lottery -> text.append(List.of(lottery)));
        return text.toString();
    }

    private static Size size(int agents, int states, int actions, Horizon horizon) {
        return Size.of(new Variation(SEED).start(new Scope(agents, states, actions, horizon, true)));
    }

    private static Horizon half() {
        return new Horizon.Discounted(BigFraction.ONE_HALF);
    }

    private static BigFraction value(Game game, Policy policy, int agent) {
        return PolicyValues.of(game, policy, agent).value();
    }

    private static Draft draft(Instance instance) {
        return Draft.of(instance.game(), expert(instance), learner(instance));
    }

    private static Policy expert(Instance instance) {
        return instance.policies().get("expert");
    }

    private static Policy learner(Instance instance) {
        return instance.policies().get("learner");
    }
}
