package org.counterplay.solvers.exact;

import org.counterplay.solvers.highs.Basis;
import org.hipparchus.fraction.BigFraction;

/** Where each variable of a {@link SimplexForm} stands: in the basis, or nonbasic at a bound, or free at zero. */
final class Standings {
    /** A variable's place. */
    enum Place {
        BASIC,
        LOWER,
        UPPER,
        ZERO
    }

    private final SimplexForm form;
    private final Place[] places;

    private Standings(SimplexForm form) {
        this.form = form;
        places = new Place[form.variables];
    }

    /** All rows basic, all columns at a bound. */
    static Standings ofRows(SimplexForm form) {
        Standings standings = new Standings(form);
        for (int v = 0; v < form.variables; v++) {
            standings.places[v] = v < form.columns ? standings.nonbasic(v, false) : Place.BASIC;
        }
        return standings;
    }

    /** As a solver says, as far as the bounds that it names are there. */
    static Standings of(SimplexForm form, Basis basis) {
        if (basis.columns().length != form.columns || basis.rows().length != form.rows) {
            throw new IllegalArgumentException("a basis of " + basis.columns().length + " columns and "
                    + basis.rows().length + " rows for program " + form.program.name());
        }
        Standings standings = new Standings(form);
        for (int v = 0; v < form.variables; v++) {
            int status = v < form.columns ? basis.columns()[v] : basis.rows()[v - form.columns];
            standings.places[v] = status == Basis.BASIC ? Place.BASIC : standings.nonbasic(v, status == Basis.AT_UPPER);
        }
        return standings;
    }

    Place at(int variable) {
        return places[variable];
    }

    boolean basic(int variable) {
        return places[variable] == Place.BASIC;
    }

    void set(int variable, Place place) {
        places[variable] = place;
    }

    /** Takes a variable out of the basis, to a bound if it has one. */
    void release(int variable) {
        places[variable] = nonbasic(variable, false);
    }

    /** The value of a nonbasic variable. */
    BigFraction value(int variable) {
        BigFraction value = switch (places[variable]) {
            case LOWER -> form.lower(variable);
            case UPPER -> form.upper(variable);
            case ZERO -> BigFraction.ZERO;
            case BASIC -> null;
        };
        if (value == null) {
            throw new IllegalStateException("variable " + variable + " stands at " + places[variable]);
        }
        return value;
    }

    int basicColumns() {
        int count = 0;
        for (int j = 0; j < form.columns; j++) {
            count += basic(j) ? 1 : 0;
        }
        return count;
    }

    int nonbasicRows() {
        int count = 0;
        for (int v = form.columns; v < form.variables; v++) {
            count += basic(v) ? 0 : 1;
        }
        return count;
    }

    private Place nonbasic(int variable, boolean upperWished) {
        boolean lower = form.lower(variable) != null;
        boolean upper = form.upper(variable) != null;
        if (upper && (upperWished || !lower)) {
            return Place.UPPER;
        }
        return lower ? Place.LOWER : Place.ZERO;
    }
}
