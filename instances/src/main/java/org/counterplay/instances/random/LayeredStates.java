package org.counterplay.instances.random;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.counterplay.instances.NumberedStates.Digits;
import org.jspecify.annotations.Nullable;

/** The names {@code h1-0, h1-1, .., h2-0, ..}: step and number within the step, made when they are asked for. */
final class LayeredStates extends AbstractList<String> implements RandomAccess {
    private final int layers;
    private final int width;

    LayeredStates(int layers, int width) {
        this.layers = layers;
        this.width = width;
    }

    @Override
    public String get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("state " + index + " of " + size());
        }
        return "h" + (index / width + 1) + "-" + index % width;
    }

    @Override
    public int size() {
        return layers * width;
    }

    @Override
    public int indexOf(@Nullable Object name) {
        if (!(name instanceof String text) || !text.startsWith("h")) {
            return -1;
        }
        int hyphen = text.indexOf('-');
        if (hyphen < 0) {
            return -1;
        }
        int layer = Digits.read(text, 1, hyphen);
        int number = Digits.read(text, hyphen + 1, text.length());
        boolean exists = layer >= 1 && layer <= layers && number >= 0 && number < width;
        return exists ? (layer - 1) * width + number : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object name) {
        return indexOf(name);
    }

    @Override
    public boolean contains(@Nullable Object name) {
        return indexOf(name) >= 0;
    }
}
