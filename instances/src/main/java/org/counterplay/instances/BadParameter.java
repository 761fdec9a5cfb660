package org.counterplay.instances;

/** A family was given a parameter it cannot use; the message names family, parameter, value and remedy. */
public final class BadParameter extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public BadParameter(String family, String message) {
        super(family + ": " + message);
    }
}
