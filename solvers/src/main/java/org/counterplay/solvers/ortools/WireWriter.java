package org.counterplay.solvers.ortools;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes protocol buffer fields into one array whose length is known before; see the wire format's description. */
final class WireWriter {
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;

    private final byte[] bytes;
    private int at;

    WireWriter(int length) {
        bytes = new byte[length];
    }

    /** Bytes of a non-negative number as a varint, 1 to 5. */
    static int sizeOf(int number) {
        return (38 - Integer.numberOfLeadingZeros(number | 1)) / 7;
    }

    /** Writes field and length of what follows; fields are below 16, so that a tag is one byte. */
    void delimited(int field, int length) {
        bytes[at++] = (byte) (field << 3 | DELIMITED);
        number(length);
    }

    void varint(int field, int number) {
        bytes[at++] = (byte) (field << 3 | VARINT);
        number(number);
    }

    void fixed(int field, double number) {
        bytes[at++] = (byte) (field << 3 | FIXED64);
        fixed(number);
    }

    /** A bare number, as in a packed field. */
    void number(int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            bytes[at++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    /** A bare number, as in a packed field. */
    void fixed(double number) {
        DOUBLE.set(bytes, at, number);
        at += Double.BYTES;
    }

    void text(int field, byte[] text) {
        delimited(field, text.length);
        System.arraycopy(text, 0, bytes, at, text.length);
        at += text.length;
    }

    /** The array, which must be full. */
    byte[] finish() {
        if (at != bytes.length) {
            throw new IllegalStateException(at + " bytes written of " + bytes.length);
        }
        return bytes;
    }
}
