package org.counterplay.model.imitation;

/** In which arithmetic a quantity is computed. */
public enum Effort {
    /** Rationals where the game affords them, else doubles with their rounding errors counted. */
    AUTO,
    /** Rationals, whatever they cost. */
    EXACT,
    /** Doubles with their rounding errors counted; discounted games in rationals rounded outward. */
    ENCLOSED
}
