package org.counterplay.solvers.backend;

/**
 * How far apart objective and bound of a program with integral columns may be for the solver to stop and call it optimal: it
 * stops when either is reached.
 *
 * @param relative {@code |objective - bound| / |objective|}
 * @param absolute {@code |objective - bound|}
 */
public record Gap(double relative, double absolute) {
    /** Not before objective and bound meet, as far as the solver's arithmetic goes. */
    public static final Gap NONE = new Gap(0, 0);

    public Gap {
        if (!(relative >= 0 && absolute >= 0)) {
            throw new IllegalArgumentException(
                    "gap " + relative + " (relative), " + absolute + " (absolute) is not at least 0");
        }
    }

    /** A relative gap alone. */
    public static Gap relative(double gap) {
        return new Gap(gap, 0);
    }

    /** An absolute gap alone. */
    public static Gap absolute(double gap) {
        return new Gap(0, gap);
    }

    /** Whether objective and bound are within it, give or take {@code tolerance (1 + |objective|)}. */
    boolean holds(double objective, double bound, double tolerance) {
        double apart = Math.abs(objective - bound) - tolerance * (1 + Math.abs(objective));
        return apart <= absolute || apart <= relative * Math.abs(objective);
    }
}
