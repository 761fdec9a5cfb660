package org.counterplay.instances;

/** A name was asked for that no family of the library has; the message names it and the nearest that exist. */
public final class UnknownInstance extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnknownInstance(String message) {
        super(message);
    }
}
