package org.counterplay.solvers.search.structure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.counterplay.solvers.backend.Interruption;

/**
 * Something that enumerates the structures of a shape: at least one relabelling of each, usually few, in an order that is
 * always the same.
 */
public interface StructureSource {
    /** Its name in reports. */
    String name();

    /**
     * Hands over one structure after the other.
     *
     * @param visitor says whether to go on
     * @param interruption polled at each structure; some sources poll while searching, too
     * @return whether all were handed over
     */
    boolean each(Shape shape, Predicate<Structure> visitor, Interruption interruption);

    /** All structures of a shape, one of each up to relabelling, as their canonical forms. */
    default Set<CanonicalForm> forms(Shape shape) {
        Set<CanonicalForm> forms = new LinkedHashSet<>();
        each(shape, structure -> forms.add(CanonicalForm.of(structure)) || true, Interruption.NEVER);
        return forms;
    }
}
