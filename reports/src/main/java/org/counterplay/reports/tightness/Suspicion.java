package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.instances.Instance;
import org.counterplay.instances.found.FoundWitness;
import org.counterplay.instances.tightness.Candidate;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Subject;
import org.counterplay.solvers.search.Size;
import org.hipparchus.fraction.BigFraction;

/** What is tried at a point beside the search. */
final class Suspicion {
    private static final List<String> SMALL = List.of(
            "coin-of-the-other",
            "coin-flip",
            "skewed-coin",
            "coin-flip-for-two",
            "ties",
            "two-others",
            "dominant-2",
            "dominant-3");

    private final Cell cell;

    Suspicion(Cell cell) {
        this.cell = cell;
    }

    /** The sweep's own suspects, always looked at. */
    List<Candidate> first() {
        return cell.sweep().suspects().apply(cell.point());
    }

    /** The library's small games and worst cases, and random games. */
    List<Candidate> further() {
        List<Candidate> all = new ArrayList<>();
        SMALL.forEach(name -> all.add(Candidate.member("refuting:game=" + name)));
        FoundWitness.all().forEach(witness -> all.add(Candidate.member("found:witness=" + witness.name())));
        for (int k = 0; k < cell.effort().random(); k++) {
            long seed = cell.effort().seed() + k;
            all.add(Candidate.member(random(k % 2 == 0 ? "" : ",policy=product,careless=1/2") + ",seed=" + seed));
        }
        return all;
    }

    private String random(String more) {
        String length = switch (cell.point().horizon()) {
            case Horizon.Finite(int steps) -> "H=" + steps;
            case Horizon.Discounted(BigFraction gamma) -> "discount=" + Rationals.format(gamma);
        };
        return String.format(
                Locale.ROOT,
                "random-recurrent:states=2,%s,agents=%d,actions=2%s",
                length,
                cell.point().agents(),
                more);
    }

    /** Its game and the two policies. */
    static Subject subject(Candidate candidate) {
        Instance instance = candidate.make().get();
        return new Subject(
                candidate.name(),
                instance.game(),
                policy(instance, candidate.expert(), candidate.name()),
                policy(instance, candidate.learner(), candidate.name()));
    }

    private static Policy policy(Instance instance, String named, String of) {
        Policy policy = instance.policies().get(named);
        if (policy == null) {
            throw new IllegalStateException(of + " has no policy " + named);
        }
        return policy;
    }

    /** Whether a game has the size of a question. */
    static boolean fits(Subject subject, Size size) {
        Game game = subject.game();
        if (game.stateCount() != size.states()
                || !game.horizon().equals(size.horizon())
                || game.agentCount() != size.actions().size()
                || !subject.expert().stationary()
                || !subject.learner().stationary()) {
            return false;
        }
        for (int s = 0; s < game.stateCount(); s++) {
            JointActions actions = game.actions(s);
            for (int i = 0; i < game.agentCount(); i++) {
                if (actions.count(i) != size.actions().get(i)) {
                    return false;
                }
            }
        }
        return true;
    }
}
