package org.counterplay.instances.format;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;

/**
 * Writes the cases of a cover as a list, each split before its branches: a split is {@code {"step", "state", "recommended",
 * "branches": [[action, ..], ..]}}, its branches following in order, and what is not split further {@code {"price"}}.
 */
final class CoverText {
    private final Layout layout;
    private final Game game;
    private final int agent;

    CoverText(Layout layout, Game game, int agent) {
        this.layout = layout;
        this.game = game;
        this.agent = agent;
    }

    void cases(Cases cases) throws IOException {
        layout.list(Form.BLOCK);
        write(cases);
        layout.end();
    }

    private void write(Cases cases) throws IOException {
        switch (cases) {
            case Cases.Whole whole -> {
                layout.object(Form.LINE);
                layout.key("price").number(whole.price());
                layout.end();
            }
            case Cases.Split split -> {
                Spot spot = split.spot();
                List<String> names = game.actions(spot.state()).names(agent);
                layout.object(Form.LINE);
                if (spot.step() != Substitution.ALL_STEPS) {
                    layout.key("step").integer(spot.step());
                }
                layout.key("state").text(game.states().get(spot.state()));
                layout.key("recommended").text(names.get(spot.recommended()));
                layout.key("branches").list(Form.LINE);
                for (Cases.Branch branch : split.branches()) {
                    layout.list(Form.LINE);
                    for (int action : new TreeSet<>(branch.actions())) {
                        layout.text(names.get(action));
                    }
                    layout.end();
                }
                layout.end();
                layout.end();
                for (Cases.Branch branch : split.branches()) {
                    write(branch.rest());
                }
            }
        }
    }
}
