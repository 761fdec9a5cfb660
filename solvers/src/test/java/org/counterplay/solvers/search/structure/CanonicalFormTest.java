package org.counterplay.solvers.search.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Canonical forms against relabellings tried one by one. */
class CanonicalFormTest {
    @Test
    void relabellingsHaveOneForm() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED);
        for (int round = 0; round < 400; round++) {
            Shape shape = RandomStructures.shape(random);
            Structure structure = RandomStructures.labelled(shape, random);
            CanonicalForm form = CanonicalForm.of(structure);
            for (int k = 0; k < 5; k++) {
                Structure relabelled = AllRelabellings.random(shape, random).apply(structure);
                assertThat(CanonicalForm.of(relabelled))
                        .as("round %d of -Dtests.seed=%d, %s: %s", round, RandomStructures.SEED, shape, relabelled)
                        .isEqualTo(form);
            }
            assertThat(CanonicalForm.of(form.structure())).isEqualTo(form);
            assertThat(form.structure().admissible()).isEqualTo(structure.admissible());
        }
    }

    /** The form is one of the relabellings, and as many of them change nothing as it says. */
    @Test
    void theFormIsARelabelling() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED);
        int symmetric = 0;
        for (int round = 0; round < 150; round++) {
            Shape shape = RandomStructures.shape(random);
            if (Relabelling.count(shape) > 3000) {
                continue;
            }
            List<Relabelling> all = AllRelabellings.of(shape);
            assertThat(all).hasSize((int) Relabelling.count(shape));
            Structure structure = RandomStructures.labelled(shape, random);
            CanonicalForm form = CanonicalForm.of(structure);
            long fixing = all.stream()
                    .filter(g -> g.apply(structure).equals(structure))
                    .count();
            assertThat(form.automorphisms())
                    .as("round %d of -Dtests.seed=%d: %s", round, RandomStructures.SEED, structure)
                    .isEqualTo(fixing);
            assertThat(all.stream().anyMatch(g -> g.apply(structure).equals(form.structure())))
                    .isTrue();
            symmetric += fixing > 1 ? 1 : 0;
        }
        assertThat(symmetric).as("structures with symmetries").isGreaterThan(10);
    }

    @Test
    void equalFormsAreRelabellingsAndOthersAreNot() {
        SplittableRandom random = new SplittableRandom(RandomStructures.SEED);
        Shape shape = new Shape(3, 1, List.of(), List.of(2), 3, 1, Set.of());
        List<Relabelling> all = AllRelabellings.of(shape);
        int same = 0;
        for (int round = 0; round < 4000; round++) {
            Structure one = RandomStructures.labelled(shape, random);
            Structure other = RandomStructures.labelled(shape, random);
            boolean isomorphic = all.stream().anyMatch(g -> g.apply(one).equals(other));
            assertThat(CanonicalForm.of(one)
                            .structure()
                            .equals(CanonicalForm.of(other).structure()))
                    .as("-Dtests.seed=%d: %s and %s", RandomStructures.SEED, one, other)
                    .isEqualTo(isomorphic);
            same += isomorphic ? 1 : 0;
        }
        assertThat(same).as("relabellings of one another").isPositive();
    }

    /** A ring of equal states: refinement alone does not tell them apart. */
    @Test
    void statesThatLookAlike() {
        Shape shape = new Shape(6, 6, List.of(), List.of(1), 2, 1, Set.of());
        int[] ones = {1, 1, 1, 1, 1, 1};
        Structure ring = new Structure(shape, new int[] {1, 2, 3, 4, 5, 0}, ones, ones);
        Structure triangles = new Structure(shape, new int[] {1, 2, 0, 4, 5, 3}, ones, ones);
        assertThat(CanonicalForm.of(ring).automorphisms()).isEqualTo(6);
        assertThat(CanonicalForm.of(triangles).automorphisms()).isEqualTo(18);
        assertThat(CanonicalForm.of(ring).structure())
                .isNotEqualTo(CanonicalForm.of(triangles).structure());
    }
}
