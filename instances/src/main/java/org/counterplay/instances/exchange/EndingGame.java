package org.counterplay.instances.exchange;

import java.util.BitSet;
import java.util.List;

/**
 * Whether a game comes to an end by itself: every play reaches, within a bounded number of steps, states that are never
 * left and where nobody gets anything any more. Then its sum of rewards is the same for every horizon from that number on.
 */
final class EndingGame {
    private final PrismTransitions game;
    private final BitSet ended;
    private final int[] longest;
    private final int[] path;
    private final int[] next;

    private EndingGame(PrismTransitions game, List<AgentReward> rewards) {
        this.game = game;
        longest = new int[game.states()];
        path = new int[game.states()];
        next = new int[game.states()];
        ended = new BitSet(game.states());
        for (int s = 0; s < game.states(); s++) {
            ended.set(s, game.absorbing(s) && paysNothing(s, rewards));
        }
    }

    private boolean paysNothing(int state, List<AgentReward> rewards) {
        int first = game.firstChoice(state);
        int end = game.firstChoice(state + 1);
        for (AgentReward reward : rewards) {
            for (int c = first; c < Math.max(end, first + 1); c++) {
                if (reward.at(state, c < end ? c : -1).getNumerator().signum() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The longest number of steps, at least 1, until the game has ended from any of the initial states, or 0 if it may never. */
    static int steps(PrismTransitions game, List<AgentReward> rewards, BitSet initial) {
        EndingGame ending = new EndingGame(game, rewards);
        int most = 1;
        BitSet open = new BitSet();
        BitSet done = (BitSet) ending.ended.clone();
        for (int s = initial.nextSetBit(0); s >= 0; s = initial.nextSetBit(s + 1)) {
            if (!ending.search(s, open, done)) {
                return 0;
            }
            most = Math.max(most, ending.longest[s]);
        }
        return most;
    }

    /** Depth first, without recursion; false where a state that has not ended can be met again. */
    private boolean search(int from, BitSet open, BitSet done) {
        if (done.get(from)) {
            return true;
        }
        int depth = 0;
        path[0] = from;
        next[0] = first(from);
        open.set(from);
        while (depth >= 0) {
            int state = path[depth];
            if (next[depth] == first(state + 1)) {
                open.clear(state);
                done.set(state);
                depth--;
                if (depth >= 0) {
                    longest[path[depth]] = Math.max(longest[path[depth]], longest[state] + 1);
                }
                continue;
            }
            int target = game.target(next[depth]++);
            if (open.get(target)) {
                return false;
            }
            if (done.get(target)) {
                longest[state] = Math.max(longest[state], longest[target] + 1);
            } else {
                depth++;
                path[depth] = target;
                next[depth] = first(target);
                open.set(target);
            }
        }
        return true;
    }

    private int first(int state) {
        return game.firstTransition(game.firstChoice(state));
    }
}
