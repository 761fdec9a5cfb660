package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/** A draft with less in it: without an agent, a state, or an action. */
final class Removal {
    private Removal() {}

    /**
     * Without an agent, who plays {@code played[state][action]} from now on, whatever it is told: transitions and rewards are averaged,
     * policies are those of the others.
     */
    static Draft agent(Draft from, int agent, BigFraction[][] played) {
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < from.stages.size(); s++) {
            stages.add(stage(from.stages.get(s), agent, played[s]));
        }
        return new Draft(
                from.horizon,
                from.initial,
                stages,
                without(from, from.expert, agent),
                without(from, from.learner, agent));
    }

    private static Stage stage(Stage from, int agent, BigFraction[] played) {
        JointActions all = from.actions();
        int[] counts = without(from.counts(), agent);
        JointActions others = new Stage(counts, new BigFraction[0][], new BigFraction[0][]).actions();
        BigFraction[][] next = new BigFraction[others.size()][];
        BigFraction[][] rewards = new BigFraction[others.size()][];
        for (int joint = 0; joint < all.size(); joint++) {
            BigFraction weight = played[all.action(joint, agent)];
            int rest = rest(all, others, joint, agent);
            if (next[rest] == null) {
                next[rest] = Draft.zeros(from.next()[joint].length);
                rewards[rest] = Draft.zeros(counts.length);
            }
            for (int s = 0; s < next[rest].length; s++) {
                next[rest][s] = next[rest][s].add(weight.multiply(from.next()[joint][s]));
            }
            for (int i = 0; i < counts.length; i++) {
                BigFraction reward = from.rewards()[joint][i < agent ? i : i + 1];
                rewards[rest][i] = rewards[rest][i].add(weight.multiply(reward));
            }
        }
        return new Stage(counts, next, rewards);
    }

    private static Play without(Draft from, Play play, int agent) {
        return play.mapped((s, lotteries) -> {
            if (play.product()) {
                return IntStream.range(0, lotteries.length)
                        .filter(i -> i != agent)
                        .mapToObj(i -> lotteries[i].clone())
                        .toArray(BigFraction[][]::new);
            }
            Stage stage = from.stages.get(s);
            JointActions all = stage.actions();
            JointActions others =
                    new Stage(without(stage.counts(), agent), new BigFraction[0][], new BigFraction[0][]).actions();
            BigFraction[] marginal = Draft.zeros(others.size());
            for (int joint = 0; joint < all.size(); joint++) {
                int rest = rest(all, others, joint, agent);
                marginal[rest] = marginal[rest].add(lotteries[0][joint]);
            }
            return new BigFraction[][] {marginal};
        });
    }

    private static int rest(JointActions all, JointActions others, int joint, int agent) {
        int[] own = new int[others.agents()];
        for (int i = 0; i < own.length; i++) {
            own[i] = all.action(joint, i < agent ? i : i + 1);
        }
        return others.joint(own);
    }

    /** Without a state: whatever comes to it comes to another. */
    static Draft state(Draft from, int gone, int into) {
        Draft less = from.copy();
        less.initial = merged(less.initial, gone, into);
        less.stages.remove(gone);
        for (Stage stage : less.stages) {
            for (int joint = 0; joint < stage.next().length; joint++) {
                stage.next()[joint] = merged(stage.next()[joint], gone, into);
            }
        }
        less.expert = withoutState(less.expert, gone);
        less.learner = withoutState(less.learner, gone);
        return less;
    }

    private static Play withoutState(Play play, int gone) {
        BigFraction[][][][] steps = new BigFraction[play.lotteries().length][][][];
        for (int h = 0; h < steps.length; h++) {
            List<BigFraction[][]> kept = new ArrayList<>(Arrays.asList(play.lotteries()[h]));
            kept.remove(gone);
            steps[h] = kept.toArray(BigFraction[][][]::new);
        }
        return new Play(play.product(), steps);
    }

    /** Without an action of an agent at a state: whoever is told it is told another. */
    static Draft action(Draft from, int state, int agent, int gone, int into) {
        Draft less = from.copy();
        Stage stage = less.stages.get(state);
        JointActions all = stage.actions();
        int[] counts = stage.counts().clone();
        counts[agent]--;
        List<BigFraction[]> next = new ArrayList<>();
        List<BigFraction[]> rewards = new ArrayList<>();
        for (int joint = 0; joint < all.size(); joint++) {
            if (all.action(joint, agent) != gone) {
                next.add(stage.next()[joint]);
                rewards.add(stage.rewards()[joint]);
            }
        }
        less.stages.set(
                state, new Stage(counts, next.toArray(BigFraction[][]::new), rewards.toArray(BigFraction[][]::new)));
        less.expert = withoutAction(less.expert, all, state, agent, gone, into);
        less.learner = withoutAction(less.learner, all, state, agent, gone, into);
        return less;
    }

    private static Play withoutAction(Play play, JointActions all, int state, int agent, int gone, int into) {
        return play.mapped((s, lotteries) -> {
            if (s != state) {
                return lotteries;
            }
            if (play.product()) {
                BigFraction[][] fewer = lotteries.clone();
                fewer[agent] = merged(fewer[agent], gone, into);
                return fewer;
            }
            BigFraction[] moved = lotteries[0].clone();
            for (int joint = 0; joint < all.size(); joint++) {
                if (all.action(joint, agent) == gone) {
                    int other = all.replace(joint, agent, into);
                    moved[other] = moved[other].add(moved[joint]);
                }
            }
            return new BigFraction[][] {
                IntStream.range(0, all.size())
                        .filter(joint -> all.action(joint, agent) != gone)
                        .mapToObj(joint -> moved[joint])
                        .toArray(BigFraction[]::new)
            };
        });
    }

    /** A lottery without an option, whose probability another gets. */
    private static BigFraction[] merged(BigFraction[] lottery, int gone, int into) {
        BigFraction[] fewer = new BigFraction[lottery.length - 1];
        for (int k = 0; k < fewer.length; k++) {
            int old = k < gone ? k : k + 1;
            fewer[k] = old == into ? lottery[old].add(lottery[gone]) : lottery[old];
        }
        return fewer;
    }

    private static int[] without(int[] counts, int agent) {
        return IntStream.range(0, counts.length)
                .filter(i -> i != agent)
                .map(i -> counts[i])
                .toArray();
    }
}
