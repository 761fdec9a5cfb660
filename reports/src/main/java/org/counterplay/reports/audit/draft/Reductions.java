package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/**
 * The single steps by which a counterexample is made smaller, kind by kind, those that take most away first. Each is a game of its
 * own; whether it still is a counterexample, and {@link Size smaller}, is for others to say. The order is always the same.
 *
 * <p>Kinds: an agent's actions fixed away (to one action everywhere, or to the expert's play); a state merged into another; an action
 * merged into another (everywhere, or at one state); a shorter horizon, a finite one for a discount, one step's policy for all; a
 * lottery's support made smaller; rewards and probabilities made simpler (all of an agent or of one value at once, then one by one).
 */
public final class Reductions {
    /** The kinds, in their order; each makes its candidates as they are asked for. */
    private static final List<Function<Draft, Stream<Draft>>> KINDS = List.of(
            Reductions::agents,
            Reductions::states,
            Reductions::actions,
            Reductions::steps,
            SmallerLotteries::supports,
            SmallerRewards::all,
            SmallerLotteries::probabilities,
            Reductions::discounts);

    private Reductions() {}

    /** The kinds of steps. */
    public static List<Function<Draft, Stream<Draft>>> kinds() {
        return KINDS;
    }

    /** All single steps. */
    public static Stream<Draft> of(Draft draft) {
        return KINDS.stream().flatMap(kind -> kind.apply(draft));
    }

    private static Stream<Draft> agents(Draft from) {
        if (from.agents() == 1) {
            return Stream.empty();
        }
        return IntStream.range(0, from.agents()).boxed().flatMap(agent -> {
            int most = from.stages.stream()
                    .mapToInt(stage -> stage.counts()[agent])
                    .max()
                    .orElseThrow();
            Stream<Draft> fixed =
                    IntStream.range(0, most).mapToObj(action -> Removal.agent(from, agent, fixed(from, agent, action)));
            return from.expert.product() && from.expert.stationary()
                    ? Stream.concat(fixed, Stream.of(Removal.agent(from, agent, expert(from, agent))))
                    : fixed;
        });
    }

    private static BigFraction[][] fixed(Draft from, int agent, int action) {
        return from.stages.stream()
                .map(stage -> Draft.point(stage.counts()[agent], Math.min(action, stage.counts()[agent] - 1)))
                .toArray(BigFraction[][]::new);
    }

    private static BigFraction[][] expert(Draft from, int agent) {
        return Arrays.stream(from.expert.lotteries()[0])
                .map(place -> place[agent])
                .toArray(BigFraction[][]::new);
    }

    private static Stream<Draft> states(Draft from) {
        int count = from.stages.size();
        return IntStream.range(0, count)
                .map(k -> count - 1 - k)
                .boxed()
                .flatMap(gone -> IntStream.range(0, count)
                        .filter(into -> into != gone)
                        .mapToObj(into -> Removal.state(from, gone, into)));
    }

    private static Stream<Draft> actions(Draft from) {
        return Stream.concat(
                IntStream.range(0, from.agents()).boxed().flatMap(agent -> everywhere(from, agent)),
                IntStream.range(0, from.stages.size())
                        .boxed()
                        .flatMap(s -> IntStream.range(0, from.agents()).boxed().flatMap(agent -> {
                            int count = from.stages.get(s).counts()[agent];
                            return pairs(count).map(pair -> Removal.action(from, s, agent, pair[0], pair[1]));
                        })));
    }

    /** At all states that have the two actions. */
    private static Stream<Draft> everywhere(Draft from, int agent) {
        int most = from.stages.stream()
                .mapToInt(stage -> stage.counts()[agent])
                .max()
                .orElseThrow();
        return pairs(most).map(pair -> {
            Draft less = from;
            for (int s = 0; s < from.stages.size(); s++) {
                if (from.stages.get(s).counts()[agent] > Math.max(pair[0], pair[1])) {
                    less = Removal.action(less, s, agent, pair[0], pair[1]);
                }
            }
            return less;
        });
    }

    /** (gone, into). */
    private static Stream<int[]> pairs(int count) {
        return IntStream.range(0, count)
                .map(k -> count - 1 - k)
                .boxed()
                .flatMap(gone -> IntStream.range(0, count)
                        .filter(into -> into != gone)
                        .mapToObj(into -> new int[] {gone, into}));
    }

    private static Stream<Draft> steps(Draft from) {
        List<Draft> fewer = new ArrayList<>();
        int most = switch (from.horizon) {
            case Horizon.Finite finite -> finite.steps() - 1;
            case Horizon.Discounted discounted -> 2;
        };
        for (int steps = 1; steps <= most; steps++) {
            Draft shorter = from.copy();
            shorter.horizon = new Horizon.Finite(steps);
            shorter.expert = shorter.expert.stationary() ? shorter.expert : shorter.expert.steps(0, steps);
            shorter.learner = shorter.learner.stationary() ? shorter.learner : shorter.learner.steps(0, steps);
            fewer.add(shorter);
        }
        for (int step = 0; step < from.expert.lotteries().length && !from.expert.stationary(); step++) {
            Draft alike = from.copy();
            alike.expert = alike.expert.steps(step, step + 1);
            fewer.add(alike);
        }
        for (int step = 0; step < from.learner.lotteries().length && !from.learner.stationary(); step++) {
            Draft alike = from.copy();
            alike.learner = alike.learner.steps(step, step + 1);
            fewer.add(alike);
        }
        return fewer.stream();
    }

    private static Stream<Draft> discounts(Draft from) {
        return from.horizon instanceof Horizon.Discounted(BigFraction gamma)
                ? Simpler.than(gamma).stream()
                        .filter(simpler -> simpler.compareTo(BigFraction.ONE) < 0)
                        .map(simpler -> {
                            Draft other = from.copy();
                            other.horizon = new Horizon.Discounted(simpler);
                            return other;
                        })
                : Stream.empty();
    }
}
