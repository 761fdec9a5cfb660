package org.counterplay.instances.theorem;

import java.util.List;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.game.Game;

/** The two games of P1's Figure 5: both agents want to have chosen alike. */
final class CoordinationGame {
    static final int A1 = 0;
    static final int A2 = 1;

    private static final List<String> ACTIONS = List.of("a1", "a2");

    private CoordinationGame() {}

    /** r: (1,1) at (a1,a1), (2,2) at (a2,a2), else (0,0). */
    static Game r(String name, String source) {
        return withSecondPayoff(name, source, 2);
    }

    /** r': (1,1) at (a1,a1) and at (a2,a2), else (0,0). */
    static Game rPrime(String name, String source) {
        return withSecondPayoff(name, source, 1);
    }

    private static Game withSecondPayoff(String name, String source, long second) {
        long[] none = {0, 0};
        return NormalForm.bimatrix(name, source, ACTIONS, ACTIONS, new long[][][] {
            {{1, 1}, none}, {none, {second, second}}
        });
    }
}
