package org.counterplay.model.proof;

/** Exact numbers grew beyond what is worth their time; a coarser arithmetic is to be used. */
final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    TooLarge(String what) {
        super(what, null, false, false);
    }
}
