package org.counterplay.solvers.search.structure;

import java.util.function.Predicate;
import org.counterplay.solvers.backend.Interruption;

/** Every labelled structure of a shape, by counting through all numbers; no symmetry is broken. For the smallest shapes. */
final class PlainStructures implements StructureSource {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean each(Shape shape, Predicate<Structure> visitor, Interruption interruption) {
        Supports supports = new Supports(shape);
        int size = supports.joints().size();
        int states = shape.states();
        int[] digits = new int[states * (size + 2)];
        int[] least = new int[digits.length];
        int[] end = new int[digits.length];
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < size; a++) {
                least[s * size + a] = shape.firstNext(s);
                end[s * size + a] = shape.endNext(s);
            }
            end[states * size + s] = supports.size();
            end[states * size + states + s] = supports.size();
        }
        System.arraycopy(least, 0, digits, 0, digits.length);
        while (true) {
            int[] next = new int[states * size];
            System.arraycopy(digits, 0, next, 0, next.length);
            int[] expert = new int[states];
            int[] learner = new int[states];
            for (int s = 0; s < states; s++) {
                expert[s] = supports.mask(digits[states * size + s]);
                learner[s] = supports.mask(digits[states * size + states + s]);
            }
            Structure structure = Structure.wrap(shape, supports.joints(), next, expert, learner);
            if (structure.admissible() && !visitor.test(structure)) {
                return false;
            }
            int k = 0;
            while (k < digits.length && ++digits[k] == end[k]) {
                digits[k] = least[k];
                k++;
            }
            if (k == digits.length) {
                return true;
            }
        }
    }
}
