package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Promise;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Proof;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.game.Horizon;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.CellResult.ProofAt;
import org.counterplay.reports.tightness.CellResult.UpperAt;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.UpperBound;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The bounds at a point: with each constant, and the least that is proved. */
final class Uppers {
    private static final String ANY = "all games with rewards in [-1, 1]";

    private final Sweep sweep;
    private final Point point;

    Uppers(Sweep sweep, Point point) {
        this.sweep = sweep;
        this.point = point;
    }

    /** The theorem's bound with each of its constants; those that are no number here are left out. */
    List<BoundAt> bounds() {
        Promise promise = sweep.promise();
        List<BoundAt> bounds = new ArrayList<>();
        for (Constant constant : promise.constants(point.setting())) {
            BigFraction value = value(constant);
            if (value != null) {
                bounds.add(new BoundAt(
                        constant.origin().label(),
                        constant.value(),
                        constant.source(),
                        value,
                        proportional(constant, value)));
            }
        }
        return bounds;
    }

    /** The bound with each constant that is proved. */
    List<ProofAt> proofs() {
        List<ProofAt> all = new ArrayList<>();
        for (Proof proof : sweep.proofs(point)) {
            BigFraction value = value(new Constant(Constant.Origin.DERIVED, proof.constant(), proof.how()));
            if (value != null) {
                all.add(new ProofAt(proof.constant(), proof.how(), value));
            }
        }
        return all;
    }

    /** The least of the proofs and of what is proved of the search's question; null where there is none. */
    @Nullable
    UpperAt least(List<ProofAt> proofs) {
        UpperAt least = null;
        for (ProofAt proof : proofs) {
            least = less(least, new UpperAt(proof.value(), "constant " + proof.constant() + ": " + proof.how(), ANY));
        }
        Questions questions = new Questions(sweep, point);
        least = less(least, analytic(questions.bounding(null), ""));
        if (point.agents() == 1
                && sweep.promise().bounded() == Quantity.REGRET_GAP
                && (point.horizon() instanceof Horizon.Discounted
                        || !sweep.reading().has(Choice.STATIONARY))) {
            least = less(
                    least,
                    analytic(
                            questions.bounding(Aim.VALUE_GAP),
                            "with one agent the regret gap is the value gap (2406.04219, Theorem D.1); "));
        }
        return least;
    }

    private @Nullable UpperAt analytic(@Nullable WorstGame question, String because) {
        return question != null
                        && AnalyticBound.of(question) instanceof UpperBound.Proved(BigFraction value, String how)
                ? new UpperAt(value, because + how, ANY)
                : null;
    }

    private static @Nullable UpperAt less(@Nullable UpperAt one, @Nullable UpperAt other) {
        return one == null || (other != null && other.value().compareTo(one.value()) < 0) ? other : one;
    }

    private @Nullable BigFraction value(Constant constant) {
        return sweep.promise().bound(constant, point) instanceof Amount.Known known
                ? known.within().upper()
                : null;
    }

    private boolean proportional(Constant constant, BigFraction value) {
        BigFraction twice =
                value(new Constant(constant.origin(), constant.value().multiply(2), constant.source()));
        return value.multiply(2).equals(twice);
    }
}
