package org.counterplay.solvers.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.response.Choices;

/** The deviations of a discounted game that change at most k places (state, recommendation), each evaluated exactly. */
final class BudgetListing {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final int budget;
    private final PlaceReward reward;
    private final List<int[]> places = new ArrayList<>();

    BudgetListing(Game game, Policy policy, int agent, int budget, PlaceReward reward) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.budget = budget;
        this.reward = reward;
        Timeline reached = new Choices.All().reach(game, policy, agent);
        for (int s : reached.states(1)) {
            if (game.actions(s).count(agent) > 1) {
                Set<Integer> recommended = new TreeSet<>();
                for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                    recommended.add(game.actions(s).action(policy.joints()[k], agent));
                }
                recommended.forEach(b -> places.add(new int[] {s, b}));
            }
        }
    }

    /** How many there are. */
    double count() {
        double[] ways =
                new double[Math.min(budget, places.size()) + 1]; // ways[j]: to change j of the places seen so far
        ways[0] = 1;
        for (int[] place : places) {
            for (int j = ways.length - 1; j > 0; j--) {
                ways[j] += ways[j - 1] * (game.actions(place[0]).count(agent) - 1);
            }
        }
        double sum = 0;
        for (double way : ways) {
            sum += way;
        }
        return sum;
    }

    /** The best of them; obedience where it is as good. */
    DeviationMaximum best() {
        return best(0, 0, Deviation.identity(game, agent, true));
    }

    private DeviationMaximum best(int from, int changed, Deviation deviation) {
        DeviationMaximum best = DeviationMaximum.evaluated(game, policy, reward, deviation);
        for (int k = from; k < places.size() && changed < budget; k++) {
            for (Deviation next : changes(deviation, k)) {
                best = best.max(best(k + 1, changed + 1, next));
            }
        }
        return best;
    }

    /** One change after another, each the one that helps most. */
    DeviationMaximum greedy() {
        DeviationMaximum best = DeviationMaximum.evaluated(game, policy, reward, Deviation.identity(game, agent, true));
        for (int changed = 0; changed < budget; changed++) {
            DeviationMaximum next = best;
            for (int k = 0; k < places.size(); k++) {
                for (Deviation change : changes(best.deviation(), k)) {
                    next = next.max(DeviationMaximum.evaluated(game, policy, reward, change));
                }
            }
            if (next.deviation().equals(best.deviation())) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** The deviation with another action than the recommended one at a place that it obeys at. */
    private List<Deviation> changes(Deviation deviation, int place) {
        int s = places.get(place)[0];
        int b = places.get(place)[1];
        List<Deviation> changes = new ArrayList<>();
        for (int c = 0; c < game.actions(s).count(agent) && deviation.plays(1, s, b) == b; c++) {
            if (c != b) {
                Deviation change = Deviation.of(game, agent, deviation.changes());
                change.set(1, s, b, c);
                changes.add(change);
            }
        }
        return changes;
    }
}
