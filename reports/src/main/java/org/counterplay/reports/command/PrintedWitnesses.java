package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.BadParameter;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.UnknownInstance;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;

/** The witnesses of the papers that have the size of a question: a search starts from them among others. */
final class PrintedWitnesses {
    private PrintedWitnesses() {}

    static List<Given> of(WorstGame question) {
        List<Given> given = new ArrayList<>();
        for (String name : names(question.size().horizon())) {
            try {
                Instance instance = Library.find(name).create();
                Policy expert = instance.policies().get("expert");
                Policy learner = instance.policies().get("learner");
                if (expert != null && learner != null && fits(instance.game(), question.size())) {
                    given.add(new Given(instance.game(), expert, learner));
                }
            } catch (BadParameter | UnknownInstance outOfRange) {
                continue; // the family has no member with this horizon
            }
        }
        return given;
    }

    private static List<String> names(Horizon horizon) {
        return switch (horizon) {
            case Horizon.Finite(int steps) ->
                List.of(
                        "theorem-4.5:H=" + steps,
                        "theorem-5.4:H=" + steps + ",u=" + Math.max(2, steps - 1),
                        "theorem-5.8:H=" + steps + ",u=" + Math.max(1, steps - 1));
            case Horizon.Discounted(var gamma) ->
                List.of(
                        "p2-lemma-1:gamma=" + Rationals.format(gamma),
                        "p2-theorem-2:gamma=" + Rationals.format(gamma) + ",reward=repaired");
        };
    }

    private static boolean fits(Game game, Size size) {
        if (game.stateCount() != size.states()
                || game.agentCount() != size.actions().size()) {
            return false;
        }
        for (int state = 0; state < game.stateCount(); state++) {
            JointActions actions = game.actions(state);
            for (int agent = 0; agent < game.agentCount(); agent++) {
                if (actions.count(agent) != size.actions().get(agent)) {
                    return false;
                }
            }
        }
        return true;
    }
}
