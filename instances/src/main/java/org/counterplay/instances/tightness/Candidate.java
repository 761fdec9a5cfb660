package org.counterplay.instances.tightness;

import java.util.function.Supplier;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;

/**
 * A game with an expert and a learner that is measured at a point.
 *
 * @param name as the library knows it, or a name of its own: games of one name and horizon are measured once
 * @param make builds it; throws {@link org.counterplay.instances.BadParameter} where the family has no such member
 * @param expert the name of the expert's policy
 * @param learner the name of the learner's policy
 */
public record Candidate(String name, Supplier<Instance> make, String expert, String learner) {
    /** A member of the library with policies {@code expert} and {@code learner}. */
    public static Candidate member(String name) {
        return made(name, () -> Library.find(name).create());
    }

    /** An instance of its own with policies {@code expert} and {@code learner}. */
    public static Candidate made(String name, Supplier<Instance> make) {
        return new Candidate(name, make, "expert", "learner");
    }
}
