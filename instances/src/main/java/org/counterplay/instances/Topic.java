package org.counterplay.instances;

/** What kind of source a family is; the library is listed in this order. */
public enum Topic {
    /** The printed witness of a theorem or lemma. */
    THEOREM("theorems"),
    /** A one-shot game everyone knows. */
    CLASSIC("classic games"),
    /** A story told as a game. */
    ENVIRONMENT("environments"),
    /** What the search for worst cases found. */
    FOUND("worst cases that were found"),
    /** Seeded random games of any size. */
    RANDOM("random games");

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    /** The heading over the families of this topic. */
    public String heading() {
        return heading;
    }
}
