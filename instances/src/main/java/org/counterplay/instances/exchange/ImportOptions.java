package org.counterplay.instances.exchange;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.jspecify.annotations.Nullable;

/**
 * What a file of a format without horizons does not say.
 *
 * @param horizon how long the game goes on, or null where that is left to the file
 * @param rewards for each agent the reward structure that is its reward: its name, its number from 1, either with a {@code -}
 *     before it for the negative, or {@code 0} for no rewards; empty where agent i gets structure i
 */
public record ImportOptions(@Nullable Horizon horizon, List<String> rewards) {
    /** Nothing is said. */
    public static final ImportOptions NONE = new ImportOptions(null, List.of());

    public ImportOptions {
        rewards = List.copyOf(rewards);
    }

    /** Options with a horizon only. */
    public static ImportOptions of(Horizon horizon) {
        return new ImportOptions(horizon, List.of());
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return horizon == null && rewards.isEmpty();
    }

    /**
     * Reads {@code H=10} or {@code discount=9/10}, and {@code reward=NAME} once for each agent in order, with commas between:
     * {@code H=10,reward=time,reward=-time}.
     *
     * @throws IllegalArgumentException if the text is not like that; the message says how it should be
     */
    public static ImportOptions parse(String text) {
        @Nullable Horizon horizon = null;
        List<String> rewards = new ArrayList<>();
        for (String pair : text.split("[,&]", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("\"" + pair
                        + "\" is no option; write H=10 or discount=9/10, and reward=NAME once for each agent");
            }
            String value = pair.substring(equals + 1).strip();
            switch (pair.substring(0, equals).strip()) {
                case "reward" -> rewards.add(value);
                case "H", "horizon" -> horizon = only(horizon, new Horizon.Finite(steps(value)));
                case "discount" -> horizon = only(horizon, new Horizon.Discounted(Rationals.parse(value)));
                default ->
                    throw new IllegalArgumentException("unknown option \""
                            + pair.substring(0, equals).strip() + "\"; there are H, discount and reward");
            }
        }
        return new ImportOptions(horizon, rewards);
    }

    private static Horizon only(@Nullable Horizon before, Horizon horizon) {
        if (before != null) {
            throw new IllegalArgumentException("the horizon is given twice; one of H and discount is wanted, once");
        }
        return horizon;
    }

    private static int steps(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException bad) {
            throw new IllegalArgumentException("H is \"" + value + "\"; it must be a whole number from 1 on", bad);
        }
    }
}
