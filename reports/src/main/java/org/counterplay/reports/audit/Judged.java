package org.counterplay.reports.audit;

import java.util.List;
import org.counterplay.instances.audit.Bound;
import org.counterplay.instances.audit.Demand;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Promise;
import org.counterplay.reports.audit.growth.Growth;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** A theorem in one reading, judged. */
public sealed interface Judged {
    Reading reading();

    /** A demand and what was measured. */
    record OfDemand(Demand demand, Amount actual, Standing standing) {}

    /**
     * A witness replayed.
     *
     * @param ratio what the bound's quantity is, divided by the printed bound; null where there is no bound or no number
     * @param subject the game and the two policies
     * @param evidence the files that were written, or null
     */
    record Witness(
            Reading reading,
            Exhibit exhibit,
            List<OfDemand> assumptions,
            List<OfDemand> claims,
            @Nullable Bound bound,
            @Nullable Amount ratio,
            Subject subject,
            @Nullable Evidence evidence)
            implements Judged {
        public Witness {
            assumptions = List.copyOf(assumptions);
            claims = List.copyOf(claims);
        }

        /** The same with its files. */
        Witness in(Evidence written) {
            return new Witness(reading, exhibit, assumptions, claims, bound, ratio, subject, written);
        }

        /** The worst of all demands. */
        Standing standing() {
            return worst(worst(assumptions), worst(claims));
        }

        private static Standing worst(List<OfDemand> demands) {
            return demands.stream().map(OfDemand::standing).reduce(Standing.HOLDS, Witness::worst);
        }

        private static Standing worst(Standing a, Standing b) {
            return a == Standing.FAILS || b == Standing.FAILS
                    ? Standing.FAILS
                    : a == Standing.OPEN || b == Standing.OPEN ? Standing.OPEN : Standing.HOLDS;
        }
    }

    /** What is said to hold for all, searched. */
    record Search(Reading reading, List<Hunt> hunts) implements Judged {
        public Search {
            hunts = List.copyOf(hunts);
        }
    }

    /**
     * One bound with one constant, tried on many games.
     *
     * @param place the constant's place among the promise's constants
     * @param varies whether the constant depends on the number of agents; then {@code constant} is that of the first game, or
     *     of the counterexample
     * @param tried games on which it was evaluated
     * @param applied how many of them met its assumptions and had the numbers
     * @param byAgents how many of those have 1, 2, 3 agents, and so on
     * @param largest the largest {@code actual / bound} that was met; null where none was positive
     * @param at where that was, or empty
     * @param least the least constant with which no game that was tried exceeds the bound; null where the constant varies or none helps
     * @param found the smallest counterexample, or null
     */
    record Hunt(
            Promise promise,
            Constant constant,
            int place,
            boolean varies,
            int tried,
            int applied,
            List<Integer> byAgents,
            @Nullable BigFraction largest,
            String at,
            @Nullable BigFraction least,
            @Nullable Counterexample found) {
        public Hunt {
            byAgents = List.copyOf(byAgents);
        }

        /** The same with another counterexample. */
        Hunt by(Counterexample other) {
            return new Hunt(promise, constant, place, varies, tried, applied, byAgents, largest, at, least, other);
        }
    }

    /**
     * A game in which more than the bound was measured.
     *
     * @param bound what was promised
     * @param actual what is so
     * @param minimal whether no single step of shrinking leaves a smaller counterexample; false where none was tried
     * @param shrunkFrom the name of the larger game that it was shrunk from, or empty
     * @param evidence the files that were written, or null
     */
    record Counterexample(
            Subject subject,
            BigFraction bound,
            Amount actual,
            boolean minimal,
            String shrunkFrom,
            @Nullable Evidence evidence) {
        /** The same with its files. */
        Counterexample in(Evidence written) {
            return new Counterexample(subject, bound, actual, minimal, shrunkFrom, written);
        }
    }

    /** Not judged, and why; but the growth of work was measured, which proves nothing. */
    record Grown(Reading reading, String why, List<Growth> growths) implements Judged {
        public Grown {
            growths = List.copyOf(growths);
        }
    }

    /** Not judged, and why. */
    record Not(Reading reading, String why) implements Judged {}
}
