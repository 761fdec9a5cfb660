package org.counterplay.instances.environment;

import java.util.List;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * What a step costs a driver, in units of ten minutes: 1 for the step itself unless it is at work, and more for the road that
 * it takes, given how many others take the same at the same time.
 */
final class Traffic {
    /** The bridge is narrow: a quarter for each other driver on it. */
    static final BigFraction BRIDGE_QUEUE = Rationals.of(1, 4);

    /** Main street has lights: 1 for each other driver on it. */
    static final BigFraction MAIN_STREET_QUEUE = BigFraction.ONE;

    /** The side street is long: 3/2, whoever else is there. */
    static final BigFraction SIDE_STREET_DETOUR = Rationals.of(3, 2);

    /** Who is not at work after the last step is late. */
    static final BigFraction LATE = Rationals.of(3);

    private Traffic() {}

    /** The cost of a step to a driver, when each driver i is at {@code places.get(i)} and takes {@code actions[i]}. */
    static BigFraction cost(List<Place> places, int[] actions, int driver, boolean lastStep) {
        Place place = places.get(driver);
        if (place == Place.WORK) {
            return BigFraction.ZERO;
        }
        BigFraction cost = BigFraction.ONE;
        if (place == Place.HOME && actions[driver] == Place.BRIDGE) {
            cost = cost.add(BRIDGE_QUEUE.multiply(others(places, actions, driver)));
        } else if (place == Place.SQUARE) {
            cost = cost.add(
                    actions[driver] == Place.MAIN_STREET
                            ? MAIN_STREET_QUEUE.multiply(others(places, actions, driver))
                            : SIDE_STREET_DETOUR);
        }
        return lastStep && place.after(actions[driver]) != Place.WORK ? cost.add(LATE) : cost;
    }

    /** How many others take the same action at the same place. */
    private static int others(List<Place> places, int[] actions, int driver) {
        int others = 0;
        for (int i = 0; i < actions.length; i++) {
            if (i != driver && places.get(i) == places.get(driver) && actions[i] == actions[driver]) {
                others++;
            }
        }
        return others;
    }
}
