package org.counterplay.reports.picture;

import java.math.MathContext;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Who comes where in a {@link GameScene}, and what is played there; over all steps at which a state can occur. */
final class ScenePlays {
    private static final int LONGEST = 9;

    private final GameScene scene;
    private final Game game;
    private final Timeline places;
    private final @Nullable Timeline deviated;
    private final BitSet reached;
    private final BitSet expertPath;
    private final BitSet learnerPath;
    private final BitSet deviationPath;
    private final int[] firstStep;
    private final int[] lastStep;

    ScenePlays(GameScene scene) {
        this.scene = scene;
        game = scene.game();
        places = Timeline.of(game);
        reached = states(places);
        Policy expert = scene.expert();
        Policy learner = scene.learner();
        Deviation deviation = scene.deviation();
        expertPath = expert == null ? new BitSet() : states(Timeline.of(game, expert));
        learnerPath = learner == null ? new BitSet() : states(Timeline.of(game, learner));
        deviated = deviation == null || learner == null
                ? null
                : new Choices.Following(deviation).reach(game, learner, deviation.agent());
        deviationPath = deviated == null ? new BitSet() : states(deviated);
        firstStep = new int[game.stateCount()];
        lastStep = new int[game.stateCount()];
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                firstStep[s] = firstStep[s] == 0 ? step : firstStep[s];
                lastStep[s] = step;
            }
        }
    }

    private BitSet states(Timeline timeline) {
        BitSet states = new BitSet(game.stateCount());
        for (int step = 1; step <= timeline.steps(); step++) {
            Arrays.stream(timeline.states(step)).forEach(states::set);
        }
        return states;
    }

    /** The states that some joint play reaches. */
    BitSet reached() {
        return reached;
    }

    boolean recurs() {
        return places.recurs();
    }

    /** The first step at which a state can occur; 1 in discounted games. */
    int firstStep(int state) {
        return firstStep[state];
    }

    /** Whether a state occurs at the last step of a game alone, so that no transition from it is ever taken. */
    boolean last(int state) {
        return game.horizon() instanceof org.counterplay.model.game.Horizon.Finite finite
                && firstStep[state] == finite.steps();
    }

    boolean onExpertPath(int state) {
        return expertPath.get(state);
    }

    boolean onLearnerPath(int state) {
        return learnerPath.get(state);
    }

    boolean onDeviationPath(int state) {
        return deviationPath.get(state);
    }

    /** Whether learner and expert play otherwise at some step at which the state can occur. */
    boolean differs(int state) {
        Policy expert = scene.expert();
        Policy learner = scene.learner();
        if (expert == null || learner == null) {
            return false;
        }
        for (int step = firstStep[state]; step <= lastStep[state]; step++) {
            if (places.indexOf(step, state) >= 0 && !alike(expert, learner, step, state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean alike(Policy one, Policy other, int step, int state) {
        int from = one.first(step, state);
        int size = one.end(step, state) - from;
        int otherFrom = other.first(step, state);
        if (other.end(step, state) - otherFrom != size) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            if (one.joints()[from + k] != other.joints()[otherFrom + k]
                    || !one.probabilities()
                            .at(from + k)
                            .equals(other.probabilities().at(otherFrom + k))) {
                return false;
            }
        }
        return true;
    }

    /** Joint actions that are played at a state, each with its probability in words; empty for no policy. */
    SequencedMap<Integer, String> plays(@Nullable Policy policy, int state) {
        SequencedMap<Integer, String> plays = new TreeMap<>();
        if (policy == null) {
            return plays;
        }
        boolean first = true;
        for (int step = firstStep[state]; step <= lastStep[state]; step++) {
            if (places.indexOf(step, state) < 0) {
                continue;
            }
            SequencedMap<Integer, String> now = new TreeMap<>();
            for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                now.put(policy.joints()[k], number(policy.probabilities().at(k)));
            }
            if (first) {
                plays.putAll(now);
            } else if (!plays.equals(now)) {
                now.keySet().forEach(joint -> plays.putIfAbsent(joint, "0"));
                plays.replaceAll((joint, before) -> before.equals(now.get(joint)) ? before : "by step");
            }
            first = false;
            if (policy.stationary()) {
                break;
            }
        }
        return plays;
    }

    /** Joint actions that the deviation makes of what is recommended where it comes to a state; bit by joint action. */
    BitSet deviating(int state) {
        BitSet joints = new BitSet();
        Policy learner = scene.learner();
        if (deviated == null || learner == null) {
            return joints;
        }
        for (int step = firstStep[state]; step <= lastStep[state]; step++) {
            if (deviated.indexOf(step, state) >= 0) {
                for (int k = learner.first(step, state); k < learner.end(step, state); k++) {
                    joints.set(Deviation.played(game, scene.deviation(), step, state, learner.joints()[k]));
                }
            }
        }
        return joints;
    }

    /** The rewards of a row, or an empty text where all are 0. */
    String rewards(int row) {
        StringBuilder text = new StringBuilder();
        boolean any = false;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction reward = game.reward(agent).at(row);
            any |= reward.getNumerator().signum() != 0;
            text.append(agent == 0 ? "r " : ", ").append(number(reward));
        }
        return any ? text.toString() : "";
    }

    /** A number as short as an edge can bear it. */
    static String number(BigFraction value) {
        String text = Rationals.format(value);
        if (text.length() > LONGEST) {
            text = "\u2248"
                    + value.bigDecimalValue(MathContext.DECIMAL32.getPrecision(), java.math.RoundingMode.HALF_EVEN)
                            .round(new MathContext(4))
                            .stripTrailingZeros()
                            .toPlainString();
        }
        return text.replace('-', '\u2212');
    }
}
