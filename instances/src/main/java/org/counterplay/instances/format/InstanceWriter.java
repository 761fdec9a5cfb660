package org.counterplay.instances.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Writes instance files, for people to read: a line for each rule, {@code *} where a rule says the same of all, exact numbers.
 * What is written reads back as exactly what it was: {@link InstanceReader} makes the same game, policies and deviation
 * classes of it.
 */
public final class InstanceWriter {
    private InstanceWriter() {}

    /**
     * Writes a file, whole or not at all: YAML where the name ends in {@code .yaml} or {@code .yml}, else JSON; gzipped where
     * {@code .gz} follows.
     *
     * @throws InputException if the file cannot be written
     * @throws IllegalArgumentException if the instance has a name or a number that could not be read again
     */
    public static void write(Instance instance, Path path) {
        check(instance);
        boolean yaml = isYaml(path.toString());
        AtomicFile.write(path, out -> write(instance, out, yaml));
    }

    /** The text of a JSON file; throws as {@link #write} does. */
    public static String toJson(Instance instance) {
        return toText(instance, false);
    }

    /** The text of a YAML file; throws as {@link #write} does. */
    public static String toYaml(Instance instance) {
        return toText(instance, true);
    }

    private static String toText(Instance instance, boolean yaml) {
        check(instance);
        StringWriter out = new StringWriter();
        try {
            write(instance, out, yaml);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    private static void write(Instance instance, Writer out, boolean yaml) throws IOException {
        Layout layout = new Layout(out, yaml);
        write(instance, layout);
    }

    private static boolean isYaml(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".yaml") || plain.endsWith(".yml");
    }

    /** Writes the object that holds an instance as the next value. */
    static void write(Instance instance, Layout layout) throws IOException {
        layout.object(Form.BLOCK);
        layout.key("format").text(InstanceFields.FORMAT);
        layout.key("version").integer(InstanceFields.VERSION);
        Game game = instance.game();
        new GameText(layout, game).write();
        if (!instance.policies().isEmpty()) {
            layout.key("policies").object(Form.BLOCK);
            for (Map.Entry<String, Policy> policy : instance.policies().entrySet()) {
                layout.key(policy.getKey());
                PolicyText.write(layout, game, policy.getValue());
            }
            layout.end();
        }
        if (!instance.deviations().isEmpty()) {
            layout.key("deviations").object(Form.BLOCK);
            DeviationText text = new DeviationText(layout, game);
            for (Map.Entry<String, DeviationClass> deviations :
                    instance.deviations().entrySet()) {
                layout.key(deviations.getKey()).object(Form.BLOCK);
                text.write(deviations.getValue());
                layout.end();
            }
            layout.end();
        }
        layout.end();
    }

    /** Throws where a name could not be read again. */
    static void check(Instance instance) {
        Game game = instance.game();
        text("the game's name", game.name());
        text("the game's source", game.source());
        game.agents().forEach(agent -> name("agent", agent));
        game.states().forEach(state -> name("state", state));
        @Nullable Object last = null;
        for (int s = 0; s < game.stateCount(); s++) {
            if (game.actions(s) != last) {
                last = game.actions(s);
                for (int i = 0; i < game.agentCount(); i++) {
                    game.actions(s).names(i).forEach(action -> name("action", action));
                }
            }
        }
        instance.policies().keySet().forEach(policy -> name("policy", policy));
        instance.deviations().keySet().forEach(deviations -> name("deviation class", deviations));
    }

    private static void name(String what, String name) {
        String objection = Reading.objection(name);
        if (objection != null) {
            throw new IllegalArgumentException("cannot be written: the " + what + "'s name " + objection);
        }
        text("the " + what + "'s name", name);
    }

    private static void text(String what, String text) {
        if (text.length() > DocumentBuilder.LONGEST_TEXT) {
            throw new IllegalArgumentException("cannot be written: " + what + " has " + text.length()
                    + " characters; at most " + DocumentBuilder.LONGEST_TEXT + " can be read from a file");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("cannot be written: " + what + " has half of a surrogate pair");
        }
    }
}
