package org.counterplay.instances.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.NumberColumn;

/** Writes the fields of an instance that make up its game. */
final class GameText {
    private final Layout layout;
    private final Game game;

    GameText(Layout layout, Game game) {
        this.layout = layout;
        this.game = game;
    }

    void write() throws IOException {
        if (!game.name().isEmpty()) {
            layout.key("name").text(game.name());
        }
        if (!game.source().isEmpty()) {
            layout.key("source").text(game.source());
        }
        switch (game.horizon()) {
            case Horizon.Finite finite -> layout.key("horizon").integer(finite.steps());
            case Horizon.Discounted discounted -> layout.key("discount").number(discounted.gamma());
        }
        writeAgents();
        layout.key("states").list(Form.WRAPPED);
        for (String state : game.states()) {
            layout.text(state);
        }
        layout.end();
        layout.key("initial").object(Form.WRAPPED);
        for (int k = 0; k < game.initialStates().length; k++) {
            layout.key(game.states().get(game.initialStates()[k])).number(game.initialProbabilities(), k);
        }
        layout.end();
        layout.key("transitions").list(Form.BLOCK);
        RowGroups.write(game, new Transitions(), this::writeTransition);
        layout.end();
        layout.key("rewards").list(Form.BLOCK);
        RowGroups.write(game, new Rewards(), this::writeReward);
        layout.end();
    }

    private void writeAgents() throws IOException {
        layout.key("agents").list(Form.BLOCK);
        for (int i = 0; i < game.agentCount(); i++) {
            layout.object(Form.LINE).key("name").text(game.agents().get(i)).key("actions");
            List<String> common = commonActions(i);
            if (allHave(i, common)) {
                names(common);
            } else {
                layout.object(Form.LINE);
                for (int s = 0; s < game.stateCount(); s++) {
                    if (!game.actions(s).names(i).equals(common)) {
                        layout.key(game.states().get(s));
                        names(game.actions(s).names(i));
                    }
                }
                layout.key(Reading.ANY);
                names(common);
                layout.end();
            }
            layout.end();
        }
        layout.end();
    }

    private boolean allHave(int agent, List<String> names) {
        for (int s = 0; s < game.stateCount(); s++) {
            if (!game.actions(s).names(agent).equals(names)) {
                return false;
            }
        }
        return true;
    }

    private List<String> commonActions(int agent) {
        Map<List<String>, Integer> counts = new HashMap<>();
        List<String> best = game.actions(0).names(agent);
        int most = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            List<String> names = game.actions(s).names(agent);
            int count = counts.merge(names, 1, Integer::sum);
            if (count > most) {
                most = count;
                best = names;
            }
        }
        return best;
    }

    private void names(List<String> names) throws IOException {
        layout.list(Form.LINE);
        for (String name : names) {
            layout.text(name);
        }
        layout.end();
    }

    private void writeTransition(String state, List<String> actions, int row) throws IOException {
        layout.object(Form.LINE).key("state").text(state).key("actions");
        names(actions);
        layout.key("to").object(Form.LINE);
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            layout.key(game.states().get(game.successors()[k])).number(game.probabilities(), k);
        }
        layout.end().end();
    }

    private void writeReward(String state, List<String> actions, int row) throws IOException {
        layout.object(Form.LINE).key("state").text(state).key("actions");
        names(actions);
        layout.key("values").list(Form.LINE);
        for (int i = 0; i < game.agentCount(); i++) {
            layout.number(game.reward(i), row);
        }
        layout.end().end();
    }

    private static boolean same(NumberColumn column, int k, int other) {
        if (column.doubleAt(k) != column.doubleAt(other)) {
            return false;
        }
        return (column.isDouble(k) && column.isDouble(other)) || column.at(k).equals(column.at(other));
    }

    private final class Transitions implements RowGroups.Rows {
        @Override
        public boolean same(int row, int other) {
            int a = game.firstSuccessor(row);
            int b = game.firstSuccessor(other);
            int length = game.firstSuccessor(row + 1) - a;
            if (game.firstSuccessor(other + 1) - b != length) {
                return false;
            }
            for (int k = 0; k < length; k++) {
                if (game.successors()[a + k] != game.successors()[b + k]
                        || !GameText.same(game.probabilities(), a + k, b + k)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hash(int row) {
            int hash = 1;
            for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                hash = 31 * hash + game.successors()[k];
                hash = 31 * hash + Double.hashCode(game.probabilities().doubleAt(k));
            }
            return hash;
        }

        @Override
        public boolean isImplied(int row) {
            return false;
        }
    }

    private final class Rewards implements RowGroups.Rows {
        @Override
        public boolean same(int row, int other) {
            for (int i = 0; i < game.agentCount(); i++) {
                if (!GameText.same(game.reward(i), row, other)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hash(int row) {
            int hash = 1;
            for (int i = 0; i < game.agentCount(); i++) {
                hash = 31 * hash + Double.hashCode(game.reward(i).doubleAt(row));
            }
            return hash;
        }

        @Override
        public boolean isImplied(int row) {
            for (int i = 0; i < game.agentCount(); i++) {
                if (game.reward(i).doubleAt(row) != 0 || !game.reward(i).isDouble(row)) {
                    return false;
                }
            }
            return true;
        }
    }
}
