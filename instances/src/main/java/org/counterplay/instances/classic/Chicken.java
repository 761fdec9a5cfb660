package org.counterplay.instances.classic;

import java.util.List;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Chicken: two drivers head for each other; who swerves loses face, and if neither does both lose all.
 *
 * <pre>
 *            swerve   dare
 *   swerve   (6,6)   (2,7)
 *   dare     (7,2)   (0,0)
 * </pre>
 *
 * <p><b>Source.</b> R. Aumann, Subjectivity and correlation in randomized strategies, J. Math. Econ. 1 (1974), with the
 * payoffs of his Correlated equilibrium as an expression of Bayesian rationality, Econometrica 55 (1987).
 *
 * <p><b>Policies.</b> {@code best}: (swerve, swerve) with 1/2, (swerve, dare) and (dare, swerve) with 1/4 each, the correlated
 * equilibrium of the greatest welfare, 21/2. Told to swerve, the other swerves with 2/3: 6 2/3 + 2 1/3 = 14/3 = 7 2/3, so
 * daring gains nothing; told to dare, the other surely swerves. {@code thirds}: the three with 1/3 each; told to swerve, {@code 4 > 7/2}.
 * {@code mixed}: both swerve with 2/3, independently; either action earns 14/3, the Nash equilibrium. {@code first-dares} and
 * {@code second-dares}: the pure ones. {@code both-swerve}: each gains 7 - 6 by daring. {@code both-dare}: each gains 2 by
 * swerving.
 */
public final class Chicken extends ClassicGame {
    private static final String SOURCE = "Aumann 1974, 1987";
    private static final int SWERVE = 0;
    private static final int DARE = 1;

    public Chicken() {
        super("chicken", "two drivers, one road; correlation beats every Nash equilibrium", SOURCE);
    }

    @Override
    Game game() {
        List<String> actions = List.of("swerve", "dare");
        return NormalForm.bimatrix(name(), SOURCE, actions, actions, new long[][][] {{{6, 6}, {2, 7}}, {{7, 2}, {0, 0}}
        });
    }

    @Override
    Policy[] policies(Game game) {
        return new Policy[] {
            threeCells(game, Rationals.of(1, 2)).policy("best"),
            threeCells(game, Rationals.of(1, 3)).policy("thirds"),
            independently(
                    game,
                    "mixed",
                    mixing(Rationals.of(2, 3), Rationals.of(1, 3)),
                    mixing(Rationals.of(2, 3), Rationals.of(1, 3))),
            recommend(game).at(0, DARE, SWERVE).policy("first-dares"),
            recommend(game).at(0, SWERVE, DARE).policy("second-dares"),
            recommend(game).at(0, SWERVE, SWERVE).policy("both-swerve"),
            recommend(game).at(0, DARE, DARE).policy("both-dare")
        };
    }

    @Override
    List<Expectation> known() {
        return List.of(
                regret("best", ZERO),
                value("best", "1", Rationals.of(21, 4)),
                value("best", "2", Rationals.of(21, 4)),
                regret("thirds", ZERO),
                value("thirds", "1", Rationals.of(5)),
                regret("mixed", ZERO),
                value("mixed", "2", Rationals.of(14, 3)),
                regret("first-dares", ZERO),
                value("first-dares", "1", Rationals.of(7)),
                regret("second-dares", ZERO),
                value("second-dares", "1", Rationals.of(2)),
                regret("both-swerve", ONE),
                regret("both-dare", Rationals.of(2)));
    }

    private static Recommendations threeCells(Game game, BigFraction bothSwerve) {
        BigFraction oneDares = ONE.subtract(bothSwerve).divide(Rationals.of(2));
        return recommend(game)
                .at(0, bothSwerve, SWERVE, SWERVE)
                .at(0, oneDares, SWERVE, DARE)
                .at(0, oneDares, DARE, SWERVE);
    }
}
