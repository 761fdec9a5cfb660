package org.counterplay.instances.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.jspecify.annotations.Nullable;

/**
 * Writes games of one state and one step in Gambit's {@code .nfg} format, in payoff form with exact rational payoffs. {@link
 * NfgReader} makes the same game of the file, but that the state is then called {@value NormalForm#STATE_NAME}.
 */
public final class NfgWriter {
    private NfgWriter() {}

    /**
     * Writes a file, whole or not at all; gzipped where the name ends in {@code .gz}.
     *
     * @throws InputException if the format cannot hold the game, or the file cannot be written
     */
    public static void write(Game game, Path path) {
        String objection = objection(game);
        if (objection != null) {
            throw new InputException(path.toString(), objection);
        }
        AtomicFile.write(path, out -> write(game, out));
    }

    /**
     * The text of a file.
     *
     * @throws IllegalArgumentException if the format cannot hold the game
     */
    public static String toText(Game game) {
        String objection = objection(game);
        if (objection != null) {
            throw new IllegalArgumentException(objection);
        }
        StringWriter out = new StringWriter();
        try {
            write(game, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** Why the format cannot hold a game, or null where it can. */
    public static @Nullable String objection(Game game) {
        String only = "cannot be written as .nfg, which holds games of one state that are played once: ";
        if (game.stateCount() != 1) {
            return only + "this one has " + game.stateCount() + " states. Maybe write it as .json";
        }
        if (!(game.horizon() instanceof Horizon.Finite finite)) {
            return only + "this one is discounted. Maybe write it as .json";
        }
        if (finite.steps() != 1) {
            return only + "this one has " + finite.steps() + " steps. Maybe write it as .json";
        }
        for (String text : List.of(game.name(), game.source())) {
            if (text.endsWith("\\")) {
                return backslash("text", text);
            }
        }
        for (String agent : game.agents()) {
            if (agent.endsWith("\\")) {
                return backslash("agent", agent);
            }
        }
        for (int i = 0; i < game.agentCount(); i++) {
            for (String action : game.actions(0).names(i)) {
                if (action.endsWith("\\")) {
                    return backslash("action", action);
                }
            }
        }
        return null;
    }

    private static String backslash(String what, String text) {
        return "cannot be written as .nfg: the " + what + " \"" + Shown.text(text)
                + "\" ends in a backslash, which would hide the closing quote";
    }

    private static void write(Game game, Writer out) throws IOException {
        JointActions actions = game.actions(0);
        out.write("NFG 1 R " + quoted(game.name()) + ' ' + list(game.agents()) + "\n\n{\n");
        for (int i = 0; i < game.agentCount(); i++) {
            out.write(list(actions.names(i)) + '\n');
        }
        out.write("}\n" + quoted(game.source()) + "\n\n");
        for (int next = 0; next < actions.size(); next++) {
            int joint = NfgReader.inOrderOfFile(actions, next);
            for (int i = 0; i < game.agentCount(); i++) {
                out.write(i == 0 ? "" : " ");
                out.write(Rationals.format(game.reward(i).at(joint)));
            }
            out.write('\n');
        }
    }

    private static String list(List<String> names) {
        return names.stream().map(NfgWriter::quoted).collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
