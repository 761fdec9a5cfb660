package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * All games of one step of a tiny size, up to the names of actions: one agent with two actions, rewards in {-1, 0, 1}, policies that
 * play an action with 0, 1/2 or 1; and two agents with two actions each, the first's rewards in {-1, 0, 1} and the second's 0 (what is
 * bounded is the largest over the agents, so that one is the worst of them), policies that recommend one pair for certain or, of the
 * wide ones, product policies that each play an action with 0, 1/2 or 1.
 */
public final class TinyGames {
    private static final List<BigFraction> CHANCES = List.of(BigFraction.ONE, BigFraction.ONE_HALF, BigFraction.ZERO);

    private TinyGames() {}

    /** One agent: 45 games up to names (expert at least as often at the first action). */
    public static Stream<Draft> oneAgent() {
        List<Draft> all = new ArrayList<>();
        for (BigFraction[] rewards : rewards(2)) {
            for (BigFraction expert : CHANCES.subList(0, 2)) {
                for (BigFraction learner : CHANCES) {
                    all.add(game(new int[] {2}, rewards, List.of(expert), List.of(learner)));
                }
            }
        }
        return all.stream();
    }

    /** Two agents, policies of one pair; the expert's is the pair of first actions. */
    public static Stream<Draft> twoAgents() {
        List<BigFraction> first = List.of(BigFraction.ONE, BigFraction.ONE);
        return rewards(4).stream()
                .flatMap(rewards -> IntStream.range(0, 4)
                        .mapToObj(pair -> game(
                                new int[] {2, 2},
                                rewards,
                                first,
                                List.of(Rationals.of(1L - pair / 2), Rationals.of(1L - pair % 2)))));
    }

    /** Two agents, product policies with chances of a half; the expert's actions are named so that the first is as likely. */
    public static Stream<Draft> twoAgentsWide() {
        return rewards(4).stream()
                .flatMap(rewards -> IntStream.range(0, 4 * 9)
                        .mapToObj(k -> game(
                                new int[] {2, 2},
                                rewards,
                                List.of(CHANCES.get(k % 2), CHANCES.get(k / 2 % 2)),
                                List.of(CHANCES.get(k / 4 % 3), CHANCES.get(k / 12)))));
    }

    private static List<BigFraction[]> rewards(int count) {
        List<BigFraction[]> all = new ArrayList<>();
        int total = (int) Math.pow(3, count);
        for (int code = 0; code < total; code++) {
            BigFraction[] rewards = new BigFraction[count];
            int rest = code;
            for (int k = 0; k < count; k++) {
                rewards[k] = Rationals.of(rest % 3 - 1L);
                rest /= 3;
            }
            all.add(rewards);
        }
        return all;
    }

    /** The first agent's rewards; policies give each agent's chance of its first action. */
    private static Draft game(
            int[] counts, BigFraction[] rewards, List<BigFraction> expert, List<BigFraction> learner) {
        BigFraction[][] next = new BigFraction[rewards.length][];
        BigFraction[][] earned = new BigFraction[rewards.length][];
        for (int joint = 0; joint < rewards.length; joint++) {
            next[joint] = Draft.point(1, 0);
            earned[joint] = Draft.zeros(counts.length);
            earned[joint][0] = rewards[joint];
        }
        return new Draft(
                new Horizon.Finite(1),
                Draft.point(1, 0),
                List.of(new Stage(counts, next, earned)),
                play(expert),
                play(learner));
    }

    private static Play play(List<BigFraction> first) {
        BigFraction[][] place = first.stream()
                .map(chance -> new BigFraction[] {chance, BigFraction.ONE.subtract(chance)})
                .toArray(BigFraction[][]::new);
        return new Play(true, new BigFraction[][][][] {{place}});
    }
}
