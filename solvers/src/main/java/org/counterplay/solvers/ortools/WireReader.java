package org.counterplay.solvers.ortools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads protocol buffer fields one by one: {@link #next}, then what {@link #field} calls for, or {@link #skip}. */
final class WireReader {
    private final ByteBuffer in;
    private int tag;

    WireReader(ByteBuffer message) {
        in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean next() {
        if (!in.hasRemaining()) {
            return false;
        }
        tag = (int) number();
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    long number() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            number |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new IllegalStateException("a number of more than ten bytes in a message");
    }

    double fixed() {
        return in.getDouble();
    }

    ByteBuffer message() {
        int length = (int) number();
        ByteBuffer message = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return message;
    }

    String text() {
        return UTF_8.decode(message()).toString();
    }

    /** Adds a repeated double, packed or not, to those read before; returns how many there are then. */
    int doubles(double[] into, int before) {
        int count = before;
        if ((tag & 7) == 1) {
            count = put(into, count, fixed());
        } else {
            for (ByteBuffer packed = message(); packed.hasRemaining(); ) {
                count = put(into, count, packed.getDouble());
            }
        }
        return count;
    }

    private static int put(double[] into, int at, double number) {
        if (at >= into.length) {
            throw new IllegalStateException("a message holds more than the " + into.length + " values expected");
        }
        into[at] = number;
        return at + 1;
    }

    void skip() {
        switch (tag & 7) {
            case 0 -> number();
            case 1 -> in.position(in.position() + 8);
            case 2 -> message();
            case 5 -> in.position(in.position() + 4);
            default -> throw new IllegalStateException("a message holds wire type " + (tag & 7));
        }
    }
}
