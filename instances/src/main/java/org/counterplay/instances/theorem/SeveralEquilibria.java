package org.counterplay.instances.theorem;

import static org.counterplay.instances.theorem.CoordinationGame.A1;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Recommendations;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Lemma F.2: one reward can have several equilibria.
 *
 * <p><b>Statement.</b> For a fixed reward there may be several correlated or Nash equilibria. An example, not a bound.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Lemma F.2 and the closing example of appendix F; the game r of Figure 5.
 *
 * <p><b>Parameters.</b> None. H = 1.
 *
 * <p><b>Returned.</b> {@code sigma1} recommends (a1,a1); {@code sigma2} (a1,a1) with 4/9, (a1,a2) and (a2,a1) with 2/9 each and
 * (a2,a2) with 1/9, each agent playing a1 with 2/3 independently; {@code uniform} all four pairs with 1/4 each.
 *
 * <p><b>Printed.</b> R(sigma1) = R(sigma2) = 0, R(uniform) is not 0. They hold: against a1 with 2/3, both actions earn 2/3. For
 * {@code uniform} see {@link RationalizingRewards}: 1/4.
 *
 * <pre>
 * $ counterplay certify lemma-f.2 --policy sigma2 --format json
 * {.., "regret": {"lower": "0", "upper": "0"}, "exact": true, "verdict": "EQUILIBRIUM", ..}
 * </pre>
 */
public final class SeveralEquilibria extends Family {
    private static final String CITATION = "2406.04219, Lemma F.2";

    public SeveralEquilibria() {
        super("lemma-f.2", Topic.THEOREM, "two equilibria of one reward", CITATION, List.of());
    }

    @Override
    protected Instance create(Arguments arguments) {
        Game game = CoordinationGame.r(nameOf(arguments), CITATION);
        BigFraction[] mostlyFirst = {Rationals.of(2, 3), Rationals.of(1, 3)};
        return instance(
                game,
                new Recommendations(game).at(0, A1, A1).policy("sigma1"),
                NormalForm.product(game, "sigma2", List.of(mostlyFirst, mostlyFirst)),
                NormalForm.uniform(game, "uniform"));
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        BigFraction zero = BigFraction.ZERO;
        return List.of(
                Expectation.equal(Quantity.REGRET, "sigma1", zero, CITATION),
                Expectation.equal(Quantity.REGRET, "sigma2", zero, CITATION),
                Expectation.bound(
                        Quantity.REGRET,
                        "uniform",
                        Relation.DIFFERENT,
                        zero,
                        Rationals.of(1, 4),
                        "2406.04219, end of appendix F"));
    }
}
