package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.instances.format.InputException.Problem;
import org.counterplay.model.number.Heap;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A document being read: typed access to its nodes, and the problems met on the way, of which the first are kept. What
 * returns null, -1 or false has noted a problem.
 */
final class Reading {
    /** What stands for anything. */
    static final String ANY = "*";

    private static final int MOST_PROBLEMS = 10;

    private final Document document;
    private final List<Problem> problems = new ArrayList<>();
    private long count;

    Reading(Document document) {
        this.document = document;
    }

    Document document() {
        return document;
    }

    String file() {
        return document.source().file();
    }

    /** Notes a problem at a node. */
    void problem(int node, String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(document.problem(node, text));
        }
        count++;
    }

    /** Notes a problem at a node and returns the error of all that were noted. */
    InputException error(int node, String text) {
        problem(node, text);
        return new InputException(file(), problems, count);
    }

    long problemCount() {
        return count;
    }

    /** Throws what was noted, if anything was. */
    void stopIfWrong() {
        if (count > 0) {
            throw new InputException(file(), problems, count);
        }
    }

    /** Refuses what would not fit in memory. */
    void requireMemory(int node, String what, double bytes) {
        Heap.shortage(what + " beside the file that is read", bytes + document.bytes())
                .ifPresent(reason -> {
                    throw error(node, reason);
                });
    }

    boolean isObject(int node, String what) {
        return is(Kind.OBJECT, node, what + " must be an object");
    }

    boolean isList(int node, String what) {
        return is(Kind.LIST, node, what + " must be a list");
    }

    private boolean is(Kind kind, int node, String demand) {
        if (document.kind(node) == kind) {
            return true;
        }
        problem(node, demand + ", not " + document.describe(node));
        return false;
    }

    @Nullable
    String text(int node, String what) {
        if (document.isText(node)) {
            return document.text(node);
        }
        // In YAML every scalar without quotes is a text where one is wanted.
        problem(node, what + " must be a text in quotes, not " + document.describe(node));
        return null;
    }

    /** A text that can name something: neither empty nor {@code *}, and without control characters. */
    @Nullable
    String newName(int node, String what) {
        String name = text(node, what);
        if (name == null) {
            return null;
        }
        String objection = objection(name);
        if (objection != null) {
            problem(node, what + " " + objection);
            return null;
        }
        return name;
    }

    /** Why a text cannot name something, or null. */
    static @Nullable String objection(String name) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.equals(ANY)) {
            return "is \"*\", which stands for anything";
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return "\"" + Shown.text(name) + "\" has a control character";
        }
        return null;
    }

    @Nullable
    BigFraction number(int node, String what) {
        if (!document.mayBeNumber(node)) {
            problem(node, what + " must be a number, not " + document.describe(node));
            return null;
        }
        try {
            return document.number(node);
        } catch (NumberFormatException bad) {
            problem(node, what + ": " + bad.getMessage());
            return null;
        }
    }

    /** A whole number from least on, or -1. */
    int integer(int node, String what, int least) {
        BigFraction value = number(node, what);
        if (value == null) {
            return -1;
        }
        if (value.compareTo(Rationals.of(least)) < 0
                || value.compareTo(Rationals.of(Integer.MAX_VALUE)) > 0
                || value.getDenominator().bitLength() != 1) {
            problem(
                    node,
                    what + " is " + Shown.number(value) + "; it must be a whole number from " + least + " to "
                            + Integer.MAX_VALUE);
            return -1;
        }
        return value.getNumerator().intValue();
    }

    /** A number that a double can hold, at least nearly. */
    @Nullable
    BigFraction finite(int node, String what) {
        BigFraction value = number(node, what);
        if (value != null && isHuge(value) && !Double.isFinite(Rationals.toDouble(value))) {
            problem(node, what + " is beyond the range of a double, about 1.8e308");
            return null;
        }
        return value;
    }

    /** Whether a number is so large that a double may not hold it; spares long numbers a division. */
    private static boolean isHuge(BigFraction value) {
        return value.getNumerator().bitLength() - value.getDenominator().bitLength() >= Double.MAX_EXPONENT - 1;
    }

    /** A number from 0 on. */
    @Nullable
    BigFraction probability(int node, String what) {
        BigFraction value = finite(node, what);
        if (value != null && value.getNumerator().signum() < 0) {
            problem(node, what + " is " + Shown.number(value) + "; a probability must be at least 0");
            return null;
        }
        return value;
    }
}
