package org.counterplay.instances.environment;

import java.util.List;

/** Where a driver can be at the beginning of a step, and where it may go from there. */
enum Place {
    HOME("home", "bridge", "ring-road", "wait"),
    /** Behind the bridge, before the streets. */
    SQUARE("square", "main-street", "side-street"),
    RING_ROAD("ring-road", "drive"),
    /** The second half of the ring road. */
    RING_ROAD_EXIT("ring-road-exit", "drive"),
    WORK("work", "work");

    /** Numbers of actions at {@link #HOME}. */
    static final int BRIDGE = 0;

    static final int ROUND = 1;
    static final int WAIT = 2;

    /** Number of an action at {@link #SQUARE}. */
    static final int MAIN_STREET = 0;

    private final String label;
    private final List<String> actions;

    Place(String label, String... actions) {
        this.label = label;
        this.actions = List.of(actions);
    }

    String label() {
        return label;
    }

    /** The names of the actions; where there is one only, the driver is idle. */
    List<String> actions() {
        return actions;
    }

    /** Where the driver is one step later. */
    Place after(int action) {
        return switch (this) {
            case HOME ->
                switch (action) {
                    case BRIDGE -> SQUARE;
                    case ROUND -> RING_ROAD;
                    case WAIT -> HOME;
                    default -> throw new IndexOutOfBoundsException("action " + action + " at home");
                };
            case SQUARE, RING_ROAD_EXIT, WORK -> WORK;
            case RING_ROAD -> RING_ROAD_EXIT;
        };
    }
}
