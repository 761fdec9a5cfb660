package org.counterplay.instances.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.exchange.NfgTokens.Kind;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads strategic games in Gambit's {@code .nfg} format, in payoff form and in outcome form: a Markov game of one state and
 * one step with exactly the payoffs that are written, whether the file calls itself decimal (D) or rational (R).
 *
 * <p>In the file, joint strategies are listed with the first player's strategy changing fastest. Outcome 0 is no outcome and
 * pays 0 to all. Players and strategies without a label are called by their numbers from 1. The comment becomes the game's
 * source.
 *
 * <p>Source: Gambit's documentation, "Game representation formats".
 */
public final class NfgReader {
    /** About what the game keeps of a payoff that is not a double, and the way there. */
    private static final double BYTES_PER_PAYOFF = 48;

    private final SourceText source;
    private final NfgTokens tokens;
    private final List<String> remarks = new ArrayList<>();

    private NfgReader(SourceText source) {
        this.source = source;
        tokens = new NfgTokens(source);
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it cannot be read or is no strategic game
     */
    public static Imported read(Path path) {
        return new NfgReader(SourceText.read(path)).read();
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @param fileName the name for messages
     * @throws InputException if it is no strategic game
     */
    public static Imported read(String text, String fileName) {
        return new NfgReader(new SourceText(fileName, text)).read();
    }

    private Imported read() {
        prologue();
        String title = tokens.take(Kind.TEXT, "the game's title in quotes");
        List<String> players = players();
        List<List<String>> strategies = strategies(players);
        String comment = tokens.kind() == Kind.TEXT ? tokens.take(Kind.TEXT, "a comment") : "";
        JointActions actions = new JointActions(strategies);
        BigFraction[][] payoffs = tokens.kind() == Kind.OPEN ? outcomeForm(actions) : payoffForm(actions, players);
        if (tokens.kind() != Kind.END) {
            throw tokens.unexpected("the end of the file, all " + actions.size() + " joint strategies being given,");
        }
        Game game = game(title, comment, players, actions, payoffs);
        return new Imported(new Instance(game, Map.of(), Map.of()), remarks);
    }

    private void prologue() {
        if (tokens.kind() != Kind.WORD || !tokens.value().equals("NFG")) {
            String hint = tokens.value().equals("EFG") ? "; this is a game in extensive form, which is not read" : "";
            throw tokens.error("an .nfg file starts with NFG 1 R or NFG 1 D" + hint);
        }
        tokens.take(Kind.WORD, "NFG");
        if (tokens.kind() != Kind.NUMBER || !tokens.value().equals("1")) {
            throw tokens.unexpected("the version number 1");
        }
        tokens.take(Kind.NUMBER, "1");
        if (tokens.kind() != Kind.WORD
                || !tokens.value().equals("R") && !tokens.value().equals("D")) {
            throw tokens.unexpected("R (rational) or D (decimal)");
        }
        tokens.take(Kind.WORD, "R or D");
    }

    private List<String> players() {
        tokens.take(Kind.OPEN, "'{' and the players' names");
        int first = tokens.offset();
        List<String> labels = new ArrayList<>();
        while (tokens.kind() == Kind.TEXT) {
            labels.add(tokens.take(Kind.TEXT, "a player's name"));
        }
        tokens.take(Kind.CLOSE, "a player's name in quotes or '}'");
        if (labels.isEmpty()) {
            throw source.at(first, "a game needs at least one player");
        }
        return new Labels(remarks).distinct("players", labels);
    }

    /** The strategies' names of all players; no more of them than the rest of the file can hold payoffs. */
    private List<List<String>> strategies(List<String> players) {
        int first = tokens.offset();
        tokens.take(Kind.OPEN, "'{' and the strategies");
        List<List<String>> strategies = new ArrayList<>();
        boolean named = tokens.kind() == Kind.OPEN;
        Labels labels = new Labels(remarks);
        long joint = 1;
        for (String player : players) {
            String of = " of player " + Shown.text(player);
            List<String> own = List.of();
            int count;
            if (named) {
                own = labels.distinct("strategies" + of, strategyLabels(of));
                count = own.size();
            } else {
                count = tokens.takeInteger("the number of strategies" + of, 1, Integer.MAX_VALUE);
            }
            joint *= count;
            // A number and a space for each joint strategy at the least, but for the last one.
            if (joint > tokens.remaining() / 2 + 1) {
                throw source.at(
                        first,
                        "at least " + joint + " joint strategies, for which the " + tokens.remaining()
                                + " characters that follow are too few; maybe the file was cut off");
            }
            strategies.add(
                    named
                            ? own
                            : IntStream.rangeClosed(1, count)
                                    .mapToObj(Integer::toString)
                                    .toList());
        }
        if (tokens.kind() != Kind.CLOSE) {
            throw tokens.unexpected("'}', there being " + players.size() + " players,");
        }
        tokens.take(Kind.CLOSE, "'}'");
        InputException.requireMemory(
                source.file(),
                joint + " joint strategies of " + players.size() + " players",
                BYTES_PER_PAYOFF * joint * (players.size() + 1.0));
        return strategies;
    }

    private List<String> strategyLabels(String of) {
        tokens.take(Kind.OPEN, "'{' and the strategies" + of);
        List<String> labels = new ArrayList<>();
        while (tokens.kind() == Kind.TEXT) {
            labels.add(tokens.take(Kind.TEXT, "a strategy"));
        }
        if (labels.isEmpty()) {
            throw tokens.unexpected("at least one strategy" + of + ", in quotes,");
        }
        tokens.take(Kind.CLOSE, "a strategy" + of + " in quotes or '}'");
        return labels;
    }

    /** For each joint strategy in the order of the file the payoff of each player. */
    private BigFraction[][] payoffForm(JointActions actions, List<String> players) {
        BigFraction[][] payoffs = new BigFraction[actions.size()][];
        for (int next = 0; next < actions.size(); next++) {
            BigFraction[] own = new BigFraction[players.size()];
            for (int i = 0; i < own.length; i++) {
                if (tokens.kind() != Kind.NUMBER) {
                    int joint = inOrderOfFile(actions, next);
                    throw tokens.unexpected("the payoff of player " + Shown.text(players.get(i)) + " at "
                            + Shown.names(actions.describe(joint)));
                }
                own[i] = tokens.takeNumber("a payoff");
            }
            payoffs[next] = own;
        }
        return payoffs;
    }

    /** Outcomes, then for each joint strategy the number of its outcome. */
    private BigFraction[][] outcomeForm(JointActions actions) {
        List<BigFraction[]> outcomes = outcomes(actions.agents());
        BigFraction[][] payoffs = new BigFraction[actions.size()][];
        for (int next = 0; next < actions.size(); next++) {
            if (tokens.kind() != Kind.NUMBER) {
                throw tokens.unexpected(
                        "the outcome of " + Shown.names(actions.describe(inOrderOfFile(actions, next))));
            }
            payoffs[next] = outcomes.get(tokens.takeInteger("the number of an outcome", 0, outcomes.size() - 1));
        }
        return payoffs;
    }

    /** The payoffs of each outcome, from 1; number 0 pays nothing. */
    private List<BigFraction[]> outcomes(int players) {
        List<BigFraction[]> outcomes = new ArrayList<>();
        BigFraction[] none = new BigFraction[players];
        java.util.Arrays.fill(none, BigFraction.ZERO);
        outcomes.add(none);
        tokens.take(Kind.OPEN, "'{'");
        while (tokens.takeIf(Kind.OPEN)) {
            tokens.take(Kind.TEXT, "an outcome's name in quotes");
            BigFraction[] payoffs = new BigFraction[players];
            for (int i = 0; i < players; i++) {
                payoffs[i] = tokens.takeNumber("the payoff of player number " + (i + 1) + " of " + players);
                tokens.takeIf(Kind.COMMA);
            }
            tokens.take(Kind.CLOSE, "'}', there being " + players + " players,");
            outcomes.add(payoffs);
        }
        tokens.take(Kind.CLOSE, "'{' and an outcome, or '}',");
        return outcomes;
    }

    /** The number of the joint action that comes so many-th in a file, where the first player's strategy changes fastest. */
    static int inOrderOfFile(JointActions actions, int next) {
        int joint = 0;
        int rest = next;
        for (int i = 0; i < actions.agents(); i++) {
            joint += rest % actions.count(i) * actions.stride(i);
            rest /= actions.count(i);
        }
        return joint;
    }

    private static Game game(
            String title, String comment, List<String> players, JointActions actions, BigFraction[][] inFile) {
        BigFraction[][] payoffs = new BigFraction[actions.size()][];
        for (int next = 0; next < payoffs.length; next++) {
            payoffs[inOrderOfFile(actions, next)] = inFile[next];
        }
        GameWriter writer = new GameWriter(
                        title,
                        new Horizon.Finite(1),
                        players,
                        List.of(NormalForm.STATE_NAME),
                        actions.size(),
                        actions.size())
                .source(comment);
        writer.initial(NormalForm.STATE, BigFraction.ONE);
        writer.state(actions);
        for (BigFraction[] own : payoffs) {
            writer.row();
            writer.successor(NormalForm.STATE, 1.0);
            for (int i = 0; i < own.length; i++) {
                writer.reward(i, own[i]);
            }
        }
        return writer.finish();
    }
}
