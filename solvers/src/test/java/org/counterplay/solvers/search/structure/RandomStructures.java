package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Random shapes and structures. */
final class RandomStructures {
    static final long SEED = Long.getLong("tests.seed", 20261121L);

    private RandomStructures() {}

    static Shape shape(SplittableRandom random) {
        List<Integer> actions = List.of(
                        List.of(2), List.of(3), List.of(2, 2), List.of(3, 2), List.of(2, 1, 2), List.of(2, 2, 2))
                .get(random.nextInt(6));
        int horizon = 1 + random.nextInt(4);
        if (random.nextInt(3) == 0) {
            List<Integer> layers = new ArrayList<>(List.of(1));
            while (layers.size() < horizon) {
                layers.add(1 + random.nextInt(3));
            }
            return Shape.layered(layers, actions).withRules();
        }
        int states = 1 + random.nextInt(5);
        return new Shape(
                states,
                1 + random.nextInt(Math.min(2, states)),
                List.of(),
                actions,
                horizon,
                1 + random.nextInt(2),
                Set.of());
    }

    /** Numbers drawn at random; whether states are reached is not looked at. */
    static Structure labelled(Shape shape, SplittableRandom random) {
        Supports supports = new Supports(shape);
        int size = supports.joints().size();
        int[] next = new int[shape.states() * size];
        int[] expert = new int[shape.states()];
        int[] learner = new int[shape.states()];
        for (int s = 0; s < shape.states(); s++) {
            for (int a = 0; a < size; a++) {
                next[s * size + a] = random.nextInt(shape.firstNext(s), shape.endNext(s));
            }
            expert[s] = supports.mask(random.nextInt(supports.size()));
            learner[s] = random.nextInt(2) == 0 ? expert[s] : supports.mask(random.nextInt(supports.size()));
        }
        return new Structure(shape, next, expert, learner);
    }

    /** One that satisfies the shape's rules, if some hundred tries find it. */
    static Optional<Structure> admissible(Shape shape, SplittableRandom random) {
        for (int attempt = 0; attempt < 2000; attempt++) {
            Structure structure = labelled(shape, random);
            if (structure.admissible()) {
                return Optional.of(structure);
            }
        }
        return Optional.empty();
    }
}
