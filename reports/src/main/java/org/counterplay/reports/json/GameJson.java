package org.counterplay.reports.json;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;

/** The keys by which results say of which game they are. */
final class GameJson {
    private GameJson() {}

    /** {@code "horizon": 4}, or {@code "horizon": null} and {@code "discount": "9/10"}. */
    static void horizon(JsonText json, Game game) {
        switch (game.horizon()) {
            case Horizon.Finite finite -> json.count("horizon", finite.steps());
            case Horizon.Discounted discounted -> json.nothing("horizon").number("discount", discounted.gamma());
        }
    }
}
