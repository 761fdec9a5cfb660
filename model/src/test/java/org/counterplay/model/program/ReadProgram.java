package org.counterplay.model.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** What a reader made of an exported file, in exact numbers; a bound that is absent is null. */
final class ReadProgram {
    /** A row. */
    static final class Row {
        BigFraction lower;
        BigFraction upper;
        final Map<String, BigFraction> coefficients = new LinkedHashMap<>();
    }

    /** A column; bounds are 0 and none until a file says otherwise. */
    static final class Column {
        BigFraction lower = BigFraction.ZERO;
        BigFraction upper;
        boolean integral;
        BigFraction cost = BigFraction.ZERO;
    }

    boolean maximize;
    BigFraction offset = BigFraction.ZERO;
    final Map<String, Row> rows = new LinkedHashMap<>();
    final Map<String, Column> columns = new LinkedHashMap<>();

    /** The number that a text is: a decimal, with an exponent or without. */
    static BigFraction number(String text) {
        return Rationals.parse(text);
    }
}
