package org.counterplay.reports.text;

import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;

/** The lines at the head of a result that say of what it is. */
final class Facts {
    private static final int MOST_NAMES = 6;

    private final Table table = new Table().words("").words("");

    Facts of(Game game, String instance) {
        if (!game.name().isEmpty() && !game.name().equals(instance)) {
            add("game", game.name());
        }
        add("instance", instance);
        if (!game.source().isEmpty()) {
            add("source", game.source());
        }
        add("horizon", horizon(game.horizon()));
        add("agents", agents(game));
        return add("states", Figures.count(game.stateCount()));
    }

    Facts add(String name, String value) {
        table.row(name, value);
        return this;
    }

    List<String> lines() {
        return table.lines(Style.PLAIN);
    }

    static String horizon(Horizon horizon) {
        return switch (horizon) {
            case Horizon.Finite finite -> finite.steps() == 1 ? "1 step" : Figures.count(finite.steps()) + " steps";
            case Horizon.Discounted discounted -> "without end, discount " + Rationals.format(discounted.gamma());
        };
    }

    /** How the numbers were checked, in words that fit behind "checked". */
    static String how(Arithmetic arithmetic) {
        return switch (arithmetic) {
            case EXACT -> "exactly, in rationals";
            case ENCLOSED -> "as rational bounds";
            case INTERVAL -> "in interval arithmetic";
        };
    }

    private static String agents(Game game) {
        List<String> names = game.agents();
        return names.size() + " ("
                + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", .." : "") + ")";
    }
}
