package org.counterplay.instances;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The names {@code s0, s1, ..}: made when they are asked for, and found without a search. */
public final class NumberedStates extends AbstractList<String> implements RandomAccess {
    private final String prefix;
    private final int size;

    /** {@code size} names, the prefix followed by 0, 1, .. */
    public NumberedStates(String prefix, int size) {
        this.prefix = prefix;
        this.size = size;
    }

    @Override
    public String get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("state " + index + " of " + size);
        }
        return prefix + index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(@Nullable Object name) {
        if (!(name instanceof String text) || !text.startsWith(prefix)) {
            return -1;
        }
        int number = Digits.read(text, prefix.length(), text.length());
        return number < size ? number : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object name) {
        return indexOf(name);
    }

    @Override
    public boolean contains(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    /** Natural numbers as {@link Integer#toString(int)} writes them. */
    public static final class Digits {
        private Digits() {}

        /** The number written at {@code from .. end-1}, or -1 where there is none, or one with leading zeros. */
        public static int read(String text, int from, int end) {
            int length = end - from;
            if (length < 1 || length > 10 || (length > 1 && text.charAt(from) == '0')) {
                return -1;
            }
            long number = 0;
            for (int k = from; k < end; k++) {
                char digit = text.charAt(k);
                if (digit < '0' || digit > '9') {
                    return -1;
                }
                number = 10 * number + (digit - '0');
            }
            return number > Integer.MAX_VALUE ? -1 : (int) number;
        }
    }
}
