package org.counterplay.reports.tightness;

import java.util.Optional;

/** Where computed cells are kept. Called from several threads. */
public interface Shelf {
    /** Keeps nothing. */
    Shelf NONE = new Shelf() {
        @Override
        public Optional<CellOutcome> find(Cell cell) {
            return Optional.empty();
        }

        @Override
        public void keep(Cell cell, CellOutcome outcome) {}
    };

    /** What a cell came to, if it was computed before. */
    Optional<CellOutcome> find(Cell cell);

    /** Keeps what a cell came to; when it returns, it is kept for good. */
    void keep(Cell cell, CellOutcome outcome);
}
