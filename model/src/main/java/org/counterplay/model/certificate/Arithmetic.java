package org.counterplay.model.certificate;

/** How the tables of a certificate are to be checked. */
public enum Arithmetic {
    /** Rationals; every table is a fixed point, so that value and regret are known exactly. */
    EXACT,
    /** Rationals; tables were rounded outward, so that the inequalities hold with room. */
    ENCLOSED,
    /** Doubles in outward-rounded interval arithmetic; for games that are too large for rationals. */
    INTERVAL
}
