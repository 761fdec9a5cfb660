package org.counterplay.instances;

import java.util.List;

/** One member of a {@link Family}: the family with all its parameters set, and found to fit together. */
public final class Member {
    private final Family family;
    private final Arguments arguments;

    Member(Family family, Arguments arguments) {
        this.family = family;
        this.arguments = arguments;
    }

    public Family family() {
        return family;
    }

    public Arguments arguments() {
        return arguments;
    }

    /** The canonical name, as {@code theorem-4.5:H=6}: {@link Library#find} returns this member for it. */
    public String name() {
        return family.nameOf(arguments);
    }

    /** Builds the instance. */
    public Instance create() {
        return family.create(arguments);
    }

    /** What is known exactly of the instance. */
    public List<Expectation> expectations() {
        return family.expectations(arguments);
    }

    @Override
    public String toString() {
        return name();
    }
}
