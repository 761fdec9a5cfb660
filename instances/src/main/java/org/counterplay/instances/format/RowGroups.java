package org.counterplay.instances.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/**
 * Finds few rules for the rows of a game. A state whose rows are all equal takes one rule, and the most frequent of such
 * states together take one rule for any state at the end; elsewhere agents on whom nothing depends get {@code *}, and the
 * most frequent row of the state becomes a rule for all other joint actions.
 */
final class RowGroups {
    /** What rows hold. */
    interface Rows {
        boolean same(int row, int other);

        int hash(int row);

        /** Whether a row holds what counts where no rule matches; false where there is no such thing. */
        boolean isImplied(int row);
    }

    /** Takes the rules in order. */
    interface Rules {
        /**
         * A rule.
         *
         * @param state the state's name or {@code *}
         * @param actions a name or {@code *} for each agent
         * @param row a row that holds what the rule says
         */
        void rule(String state, List<String> actions, int row) throws IOException;
    }

    private final Game game;
    private final Rows rows;
    private final Rules rules;
    private final List<String> allAny;
    private final @Nullable Row common;
    private final boolean implied;

    private final class Row {
        final int row;
        final int hash;
        int count;

        Row(int row) {
            this.row = row;
            hash = rows.hash(row);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row that && hash == that.hash && rows.same(row, that.row);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private RowGroups(Game game, Rows rows, Rules rules) {
        this.game = game;
        this.rows = rows;
        this.rules = rules;
        allAny = game.agents().stream().map(agent -> Reading.ANY).toList();
        common = commonState();
        implied = common == null || rows.isImplied(common.row);
    }

    /** Gives out rules that hold what the rows of a game do. */
    static void write(Game game, Rows rows, Rules rules) throws IOException {
        RowGroups groups = new RowGroups(game, rows, rules);
        for (int s = 0; s < game.stateCount(); s++) {
            groups.state(s);
        }
        if (groups.common != null && !groups.implied) {
            rules.rule(Reading.ANY, groups.allAny, groups.common.row);
        }
    }

    /** The row of the most frequent state with equal rows, where that is worth a rule or needs none. */
    private @Nullable Row commonState() {
        Map<Row, Row> seen = new HashMap<>();
        Row best = null;
        for (int s = 0; s < game.stateCount(); s++) {
            if (uniform(s)) {
                best = more(best, count(seen, game.firstRow(s)));
            }
        }
        return best != null && (best.count > 1 || rows.isImplied(best.row)) ? best : null;
    }

    private Row count(Map<Row, Row> seen, int row) {
        Row fresh = new Row(row);
        Row known = seen.putIfAbsent(fresh, fresh);
        Row counted = known == null ? fresh : known;
        counted.count++;
        return counted;
    }

    private Row more(@Nullable Row best, Row other) {
        return best == null || other.count > best.count || (other.count == best.count && rows.isImplied(other.row))
                ? other
                : best;
    }

    private boolean uniform(int state) {
        int first = game.firstRow(state);
        for (int row = first + 1; row < game.firstRow(state + 1); row++) {
            if (!rows.same(first, row)) {
                return false;
            }
        }
        return true;
    }

    private void state(int state) throws IOException {
        String name = game.states().get(state);
        int first = game.firstRow(state);
        if (uniform(state)) {
            boolean covered = common != null ? rows.same(first, common.row) : rows.isImplied(first);
            if (!covered) {
                rules.rule(name, allAny, first);
            }
            return;
        }
        JointActions actions = game.actions(state);
        boolean[] relevant = relevant(actions, first);
        Map<Row, Row> seen = new HashMap<>();
        Row best = null;
        List<Integer> joints = new ArrayList<>();
        for (int joint = 0; joint < actions.size(); joint++) {
            if (representative(actions, joint, relevant)) {
                joints.add(joint);
                Row row = count(seen, first + joint);
                boolean free = implied && rows.isImplied(row.row);
                if (free) {
                    row.count = Integer.MAX_VALUE / 2; // needs no rule at all
                }
                best = more(best, row);
            }
        }
        Row otherwise = best != null && best.count > 1 ? best : null;
        for (int joint : joints) {
            if (otherwise == null || !rows.same(first + joint, otherwise.row)) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < actions.agents(); i++) {
                    names.add(relevant[i] ? actions.names(i).get(actions.action(joint, i)) : Reading.ANY);
                }
                rules.rule(name, names, first + joint);
            }
        }
        if (otherwise != null && !(implied && rows.isImplied(otherwise.row))) {
            rules.rule(name, allAny, otherwise.row);
        }
    }

    /** Which agents' actions the rows of a state depend on. */
    private boolean[] relevant(JointActions actions, int first) {
        boolean[] relevant = new boolean[actions.agents()];
        for (int i = 0; i < relevant.length; i++) {
            for (int joint = 0; joint < actions.size() && !relevant[i]; joint++) {
                relevant[i] = !rows.same(first + joint, first + actions.replace(joint, i, 0));
            }
        }
        return relevant;
    }

    private static boolean representative(JointActions actions, int joint, boolean[] relevant) {
        for (int i = 0; i < relevant.length; i++) {
            if (!relevant[i] && actions.action(joint, i) != 0) {
                return false;
            }
        }
        return true;
    }
}
