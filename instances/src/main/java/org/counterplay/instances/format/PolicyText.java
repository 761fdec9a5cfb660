package org.counterplay.instances.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.jspecify.annotations.Nullable;

/**
 * Writes a policy as rules: at each state first the steps at which it differs from what it does most often there, then that;
 * what most states do comes last, as a rule for any state. A product policy is written by its agents.
 */
final class PolicyText {
    private final Layout layout;
    private final Game game;
    private final Policy policy;
    private final @Nullable Recommendation common;
    private boolean stepNamed;

    private final class Recommendation {
        final int step;
        final int state;
        final int hash;
        int count;

        Recommendation(int step, int state) {
            this.step = step;
            this.state = state;
            int mixed = 1;
            for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                mixed = 31 * mixed + policy.joints()[k];
                mixed = 31 * mixed + Double.hashCode(policy.probabilities().doubleAt(k));
            }
            hash = mixed;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Recommendation that && hash == that.hash && same(that);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        private boolean same(Recommendation that) {
            int from = policy.first(step, state);
            int to = policy.first(that.step, that.state);
            int length = policy.end(step, state) - from;
            JointActions actions = game.actions(state);
            if (policy.end(that.step, that.state) - to != length
                    || (actions != game.actions(that.state) && !actions.equals(game.actions(that.state)))) {
                return false;
            }
            NumberColumn probabilities = policy.probabilities();
            for (int k = 0; k < length; k++) {
                if (policy.joints()[from + k] != policy.joints()[to + k]
                        || probabilities.doubleAt(from + k) != probabilities.doubleAt(to + k)
                        || !probabilities.at(from + k).equals(probabilities.at(to + k))) {
                    return false;
                }
            }
            return true;
        }
    }

    private PolicyText(Layout layout, Game game, Policy policy) {
        this.layout = layout;
        this.game = game;
        this.policy = policy;
        Map<Recommendation, Recommendation> seen = new HashMap<>();
        Recommendation best = null;
        for (int s = 0; s < game.stateCount(); s++) {
            best = count(seen, usual(s), best);
        }
        common = best != null && best.count > 1 ? best : null;
    }

    /** Writes the list of a policy's rules. */
    static void write(Layout layout, Game game, Policy policy) throws IOException {
        new PolicyText(layout, game, policy).write();
    }

    private void write() throws IOException {
        layout.list(Form.BLOCK);
        boolean perStep = !policy.stationary();
        if (perStep && sameAtAllSteps()) {
            // Without a step in any rule it would be read as a stationary policy, which has other tables.
            rule(1, game.states().getFirst(), new Recommendation(1, 0));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            Recommendation usual = usual(s);
            for (int step = 1; step <= policy.steps(); step++) {
                Recommendation own = new Recommendation(step, s);
                if (!own.equals(usual)) {
                    rule(step, game.states().get(s), own);
                }
            }
            if (!usual.equals(common)) {
                rule(0, game.states().get(s), usual);
            }
        }
        if (common != null) {
            rule(0, Reading.ANY, common);
        }
        layout.end();
        if (perStep && !stepNamed) {
            throw new IllegalStateException("a policy that depends on the step was written without one");
        }
    }

    private boolean sameAtAllSteps() {
        for (int s = 0; s < game.stateCount(); s++) {
            Recommendation first = new Recommendation(1, s);
            for (int step = 2; step <= policy.steps(); step++) {
                if (!new Recommendation(step, s).equals(first)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is recommended at most of the steps at a state. */
    private Recommendation usual(int state) {
        if (policy.stationary()) {
            return new Recommendation(1, state);
        }
        Map<Recommendation, Recommendation> seen = new HashMap<>();
        Recommendation best = null;
        for (int step = 1; step <= policy.steps(); step++) {
            best = count(seen, new Recommendation(step, state), best);
        }
        return best == null ? new Recommendation(1, state) : new Recommendation(best.step, state);
    }

    private static <T> T known(Map<T, T> seen, T fresh) {
        T known = seen.putIfAbsent(fresh, fresh);
        return known == null ? fresh : known;
    }

    private static Recommendation count(
            Map<Recommendation, Recommendation> seen, Recommendation fresh, @Nullable Recommendation best) {
        Recommendation counted = known(seen, fresh);
        counted.count++;
        return best == null || counted.count > best.count ? counted : best;
    }

    private void rule(int step, String state, Recommendation recommendation) throws IOException {
        layout.object(Form.LINE);
        if (step > 0) {
            layout.key("step").integer(step);
            stepNamed = true;
        }
        layout.key("state").text(state);
        if (policy.product()) {
            layout.key("agents").list(Form.LINE);
            for (int i = 0; i < game.agentCount(); i++) {
                marginal(recommendation, i);
            }
        } else {
            layout.key("play").list(Form.LINE);
            play(recommendation);
        }
        layout.end().end();
    }

    private void play(Recommendation at) throws IOException {
        JointActions actions = game.actions(at.state);
        for (int k = policy.first(at.step, at.state); k < policy.end(at.step, at.state); k++) {
            layout.object(Form.LINE).key("actions").list(Form.LINE);
            for (int i = 0; i < actions.agents(); i++) {
                layout.text(actions.names(i).get(actions.action(policy.joints()[k], i)));
            }
            layout.end().key("probability").number(policy.probabilities(), k).end();
        }
    }

    /** An agent's own distribution; a product policy is the product of these. */
    private void marginal(Recommendation at, int agent) throws IOException {
        JointActions actions = game.actions(at.state);
        ExactSum[] sums = new ExactSum[actions.count(agent)];
        for (int k = policy.first(at.step, at.state); k < policy.end(at.step, at.state); k++) {
            int action = actions.action(policy.joints()[k], agent);
            if (sums[action] == null) {
                sums[action] = new ExactSum();
            }
            sums[action].add(policy.probabilities().at(k));
        }
        layout.object(Form.LINE);
        for (int action = 0; action < sums.length; action++) {
            if (sums[action] != null) {
                layout.key(actions.names(agent).get(action)).number(sums[action].value());
            }
        }
        layout.end();
    }
}
