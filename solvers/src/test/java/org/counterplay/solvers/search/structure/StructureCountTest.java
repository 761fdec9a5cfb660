package org.counterplay.solvers.search.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.counterplay.solvers.backend.Interruption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Choco and CP-SAT find every structure up to relabelling, as brute force and Burnside's lemma count them. */
class StructureCountTest {
    static Stream<Shape> smallShapes() {
        List<Shape> shapes = new ArrayList<>();
        for (Shape size : List.of(
                Shape.recurrent(1, List.of(2, 2), 2),
                Shape.recurrent(1, List.of(3), 1),
                Shape.recurrent(2, List.of(2), 1),
                Shape.recurrent(2, List.of(3), 2),
                Shape.recurrent(2, List.of(2, 1, 2), 3),
                Shape.recurrent(3, List.of(2), 4),
                Shape.recurrent(3, List.of(2), 2).withInitials(2),
                Shape.layered(List.of(1, 2, 2), List.of(2)),
                Shape.layered(List.of(1, 1, 2), List.of(2, 1)))) {
            shapes.add(size);
            shapes.add(size.withRules());
        }
        for (Shape size : List.of(
                Shape.recurrent(3, List.of(2), 2),
                Shape.recurrent(3, List.of(1, 2), 3),
                Shape.layered(List.of(1, 1), List.of(2, 2)))) {
            for (Rule rule : Rule.values()) {
                shapes.add(size.withRules(rule));
            }
        }
        shapes.add(Shape.recurrent(2, List.of(2, 2), 2));
        shapes.add(Shape.recurrent(2, List.of(2), 2).withRules().withSupport(2));
        shapes.add(Shape.recurrent(2, List.of(3), 2)
                .withRules(Rule.AGREEMENT, Rule.DIFFERENCE)
                .withSupport(3));
        return shapes.stream();
    }

    /** As above, some seconds each. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("slowShapes")
    void everyStructureOfMoreShapesIsFound(Shape shape) {
        everyStructureIsFound(shape);
    }

    static Stream<Shape> slowShapes() {
        return Stream.of(
                Shape.recurrent(2, List.of(2, 2), 2).withRules(),
                Shape.recurrent(2, List.of(2, 2), 2).withRules(Rule.DIFFERENCE),
                Shape.recurrent(2, List.of(2, 1, 2), 3).withRules(Rule.UNSEEN_COPIED),
                Shape.recurrent(2, List.of(3), 2).withRules(Rule.DIFFERENCE).withSupport(3),
                Shape.recurrent(3, List.of(2), 3)
                        .withRules(Rule.AGREEMENT, Rule.DIFFERENCE)
                        .withSupport(2));
    }

    @ParameterizedTest
    @MethodSource("smallShapes")
    void everyStructureIsFound(Shape shape) {
        Set<CanonicalForm> forms = new HashSet<>();
        long[] labelled = new long[1];
        new PlainStructures()
                .each(
                        shape,
                        structure -> {
                            labelled[0]++;
                            return forms.add(CanonicalForm.of(structure)) || true;
                        },
                        Interruption.NEVER);
        assertThat(new ChocoStructures().forms(shape)).isEqualTo(forms);
        assertThat(new CpSatStructures().forms(shape)).isEqualTo(forms);
        long relabelled = 0;
        for (CanonicalForm form : forms) {
            relabelled += Relabelling.count(shape) / form.automorphisms();
        }
        assertThat(relabelled).as("labelled structures of %s", shape).isEqualTo(labelled[0]);
    }

    /** The number of orbits is the mean over all relabellings of the number of structures that they leave as they are. */
    @Test
    void burnside() {
        burnside(Shape.recurrent(2, List.of(2, 2), 2), Shape.layered(List.of(1, 1, 2), List.of(2)));
    }

    @Tag("long")
    @Test
    void burnsideOfMoreStates() {
        burnside(Shape.recurrent(3, List.of(2), 3), Shape.layered(List.of(1, 2, 2), List.of(2)));
    }

    private static void burnside(Shape... shapes) {
        for (Shape shape : shapes) {
            List<Relabelling> group = AllRelabellings.of(shape);
            long[] fixed = new long[1];
            new PlainStructures()
                    .each(
                            shape,
                            structure -> {
                                fixed[0] += group.stream()
                                        .filter(g -> g.apply(structure).equals(structure))
                                        .count();
                                return true;
                            },
                            Interruption.NEVER);
            assertThat(fixed[0] % group.size()).isZero();
            assertThat(new ChocoStructures().forms(shape)).hasSize((int) (fixed[0] / group.size()));
        }
    }

    /** Too many for brute force: the two models agree. */
    @ParameterizedTest
    @MethodSource("largerShapes")
    void theModelsAgree(Shape shape) {
        Set<CanonicalForm> forms = new ChocoStructures().forms(shape);
        assertThat(forms).isNotEmpty().allMatch(form -> form.structure().admissible());
        assertThat(new CpSatStructures().forms(shape)).isEqualTo(forms);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("largestShapes")
    void theModelsAgreeOnMore(Shape shape) {
        theModelsAgree(shape);
    }

    static Stream<Shape> largestShapes() {
        return Stream.of(
                Shape.recurrent(3, List.of(3), 3),
                Shape.recurrent(2, List.of(2, 2, 2), 3),
                Shape.layered(List.of(1, 2, 3), List.of(2, 2)));
    }

    static Stream<Shape> largerShapes() {
        return Stream.of(
                Shape.layered(List.of(1, 2, 2), List.of(2, 2)),
                Shape.recurrent(3, List.of(2, 1), 3).withRules(),
                Shape.recurrent(2, List.of(3, 2), 2),
                Shape.recurrent(2, List.of(2, 2), 2)
                        .withRules(Rule.AGREEMENT, Rule.DIFFERENCE)
                        .withSupport(2));
    }

    @Test
    void aSearchCanBeStopped() {
        Shape shape = Shape.recurrent(3, List.of(2, 2), 3);
        for (StructureSource source : List.of(new ChocoStructures(), new CpSatStructures())) {
            int[] seen = new int[1];
            assertThat(source.each(shape, structure -> ++seen[0] < 10, Interruption.NEVER))
                    .as(source.name())
                    .isFalse();
            assertThat(seen[0]).isEqualTo(10);
            assertThat(source.each(shape, structure -> true, () -> true)).isFalse();
        }
    }

    /** An exception in CP-SAT's callback would end the process. */
    @Test
    void whatAVisitorThrowsIsThrownOn() {
        Shape shape = Shape.recurrent(2, List.of(2, 2), 2);
        for (StructureSource source : List.of(new ChocoStructures(), new CpSatStructures())) {
            assertThatThrownBy(() -> source.each(
                            shape,
                            structure -> {
                                throw new UnsupportedOperationException("no");
                            },
                            Interruption.NEVER))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
