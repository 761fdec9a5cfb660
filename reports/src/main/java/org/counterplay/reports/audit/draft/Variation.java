package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Random small games with few-valued numbers, and random small changes of them: rewards in {-1, 0, 1}, at times halves; transitions
 * to one state or two; lotteries with small denominators. All from a seed.
 */
public final class Variation {
    private static final List<BigFraction> SHARES =
            List.of(BigFraction.ONE_HALF, BigFraction.ONE_HALF, Rationals.of(1, 4), Rationals.of(1, 10));

    private final SplittableRandom random;

    public Variation(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A game of a kind, an expert, and a learner that differs from it at one state at least half of the time. */
    public Draft start(Scope scope) {
        int[] counts = new int[scope.agents()];
        Arrays.fill(counts, scope.actions());
        int joints = (int) Math.pow(scope.actions(), scope.agents());
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < scope.states(); s++) {
            BigFraction[][] next = new BigFraction[joints][];
            BigFraction[][] rewards = new BigFraction[joints][scope.agents()];
            for (int joint = 0; joint < joints; joint++) {
                next[joint] = transition(scope.states());
                for (int i = 0; i < scope.agents(); i++) {
                    rewards[joint][i] = reward();
                }
            }
            stages.add(new Stage(counts.clone(), next, rewards));
        }
        int lotteries = scope.product() ? scope.agents() : 1;
        int options = scope.product() ? scope.actions() : joints;
        BigFraction[][][] expert = new BigFraction[scope.states()][lotteries][];
        BigFraction[][][] learner = new BigFraction[scope.states()][lotteries][];
        for (int s = 0; s < scope.states(); s++) {
            for (int k = 0; k < lotteries; k++) {
                expert[s][k] = lottery(options);
                learner[s][k] = random.nextInt(2) == 0 ? expert[s][k].clone() : lottery(options);
            }
        }
        return new Draft(
                scope.horizon(),
                lottery(scope.states()),
                stages,
                new Play(scope.product(), new BigFraction[][][][] {expert}),
                new Play(scope.product(), new BigFraction[][][][] {learner}));
    }

    /** The same with one or two numbers changed. */
    public Draft of(Draft draft) {
        Draft other = draft.copy();
        change(other);
        while (random.nextInt(3) == 0) {
            change(other);
        }
        return other;
    }

    private void change(Draft draft) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                BigFraction[] row = any(draft.rewards());
                row[random.nextInt(row.length)] = reward();
            }
            case 3 -> {
                Stage stage = any(draft.stages);
                stage.next()[random.nextInt(stage.next().length)] = transition(draft.stages.size());
            }
            case 4 -> draft.initial = lottery(draft.stages.size());
            case 5 -> shift(draft.expert);
            case 6 -> shift(draft.learner);
            default -> follow(draft);
        }
    }

    private void shift(Play play) {
        BigFraction[][][] step = play.lotteries()[random.nextInt(play.lotteries().length)];
        BigFraction[][] place = step[random.nextInt(step.length)];
        int k = random.nextInt(place.length);
        place[k] = random.nextInt(2) == 0 ? lottery(place[k].length) : nearer(place[k]);
    }

    /** The learner plays as the expert at a state, but for a part of it. */
    private void follow(Draft draft) {
        if (draft.expert.product() != draft.learner.product()
                || draft.expert.lotteries().length != draft.learner.lotteries().length) {
            return;
        }
        int h = random.nextInt(draft.expert.lotteries().length);
        int s = random.nextInt(draft.stages.size());
        BigFraction[][] place = draft.learner.lotteries()[h][s];
        for (int k = 0; k < place.length; k++) {
            BigFraction[] expert = draft.expert.lotteries()[h][s][k];
            place[k] = random.nextInt(2) == 0 ? expert.clone() : nearer(expert);
        }
    }

    /** Moved to a certain choice by a share. */
    private BigFraction[] nearer(BigFraction[] lottery) {
        BigFraction share = any(SHARES);
        int to = random.nextInt(lottery.length);
        BigFraction[] moved = new BigFraction[lottery.length];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = lottery[k].multiply(BigFraction.ONE.subtract(share));
        }
        moved[to] = moved[to].add(share);
        boolean simple = Arrays.stream(moved).allMatch(p -> Rationals.bits(p) < 12);
        return simple ? moved : Draft.point(lottery.length, to);
    }

    private BigFraction reward() {
        int value = random.nextInt(13);
        return value < 12 ? Rationals.of(value % 3 - 1L) : Rationals.of(random.nextInt(2) == 0 ? 1 : -1, 2);
    }

    private BigFraction[] transition(int states) {
        int first = random.nextInt(states);
        int second = random.nextInt(states);
        BigFraction[] next = Draft.point(states, first);
        if (first != second && random.nextInt(4) == 0) {
            next[first] = BigFraction.ONE_HALF;
            next[second] = BigFraction.ONE_HALF;
        }
        return next;
    }

    private BigFraction[] lottery(int options) {
        int first = random.nextInt(options);
        BigFraction[] lottery = Draft.point(options, first);
        int second = random.nextInt(options);
        if (first != second && random.nextInt(2) == 0) {
            BigFraction share = any(SHARES);
            lottery[first] = BigFraction.ONE.subtract(share);
            lottery[second] = share;
        } else if (random.nextInt(6) == 0) {
            Arrays.fill(lottery, new BigFraction(1, options));
        }
        return lottery;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
