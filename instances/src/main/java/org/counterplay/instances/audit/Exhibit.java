package org.counterplay.instances.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A witness with its parameters, and what the paper says of it.
 *
 * @param name as the library knows it, or a name of its own
 * @param make builds it
 * @param expert the policy that is the expert
 * @param learner the policy that is the learner
 * @param part whether it is as printed
 * @param remark why it is here, in a few words, or empty
 */
public record Exhibit(
        String name,
        Supplier<Instance> make,
        String expert,
        String learner,
        Part part,
        String remark,
        List<Demand> assumptions,
        List<Demand> claims,
        @Nullable Bound bound) {
    /** What a witness is for. */
    public enum Part {
        /** As printed, with parameters for which it is meant: the verdict rests on these. */
        PRINTED,
        /** As printed, with parameters that the paper does not rule out. */
        BEYOND,
        /** Not as printed: what would repair the theorem. */
        REPAIR
    }

    public Exhibit {
        assumptions = List.copyOf(assumptions);
        claims = List.copyOf(claims);
    }

    /** A member of the library, of which nothing is said yet; its policies are {@code expert} and {@code learner}. */
    static Exhibit member(String name) {
        return made(name, () -> Library.find(name).create());
    }

    /** An instance of its own, of which nothing is said yet. */
    static Exhibit made(String name, Supplier<Instance> make) {
        return new Exhibit(name, make, "expert", "learner", Part.PRINTED, "", List.of(), List.of(), null);
    }

    /** A game of {@link Suspects}. */
    static Exhibit refuting(String game) {
        return member(Suspects.FAMILY + ":game=" + game);
    }

    /** A member of the library with its expert for the learner: it is obeyed. */
    static Exhibit obeyed(String member) {
        return made(member + " obeyed", () -> {
            Instance instance = Library.find(member).create();
            Policy expert = instance.policies().get("expert");
            if (expert == null) {
                throw new IllegalStateException(member + " has no expert");
            }
            return Instance.pair(instance.game(), expert, expert);
        });
    }

    Exhibit policies(String expertNamed, String learnerNamed) {
        return new Exhibit(name, make, expertNamed, learnerNamed, part, remark, assumptions, claims, bound);
    }

    /** The same, but not as printed. */
    Exhibit as(Part other, String why) {
        return new Exhibit(name, make, expert, learner, other, why, assumptions, claims, bound);
    }

    /** The same with more that is assumed. */
    public Exhibit assuming(Demand... more) {
        return new Exhibit(name, make, expert, learner, part, remark, with(assumptions, more), claims, bound);
    }

    /** The same with more that is claimed. */
    public Exhibit claiming(Demand... more) {
        return new Exhibit(name, make, expert, learner, part, remark, assumptions, with(claims, more), bound);
    }

    Exhibit bounded(Bound by) {
        return new Exhibit(name, make, expert, learner, part, remark, assumptions, claims, by);
    }

    /** Its parameters, {@code H=6}, as the name has them. */
    public List<String> parameters() {
        int colon = name.indexOf(':');
        return colon < 0 ? List.of() : Arrays.asList(name.substring(colon + 1).split(","));
    }

    private static List<Demand> with(List<Demand> some, Demand... more) {
        List<Demand> all = new ArrayList<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
