package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Member;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Topic;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.jspecify.annotations.Nullable;

/** The library of instances, and one of them. */
public final class LibraryText {
    private LibraryText() {}

    /** All families, under the headings of their topics. */
    public static List<String> list(List<Family> families, Style style) {
        Page page = new Page();
        for (Topic topic : Topic.values()) {
            Table table = new Table().words("").words("").words("");
            boolean any = false;
            for (Family family : families) {
                if (family.topic() == topic) {
                    table.row(family.name(), parameterNames(family), family.summary());
                    any = true;
                }
            }
            if (any) {
                page.gap().line(style.bold(capital(topic.heading()))).lines(table.lines(style));
            }
        }
        return page.gap()
                .line("Write parameters behind the name, as theorem-4.5:H=6;"
                        + " 'counterplay instances show NAME' tells of one.")
                .toLines();
    }

    /** A member of the library: its family's parameters, its size, policies and what is known of it. */
    public static List<String> show(Member member, Style style) {
        Family family = member.family();
        Page page = new Page();
        page.line(style.bold(member.name())).line("  " + family.summary()).line("  " + family.source());
        if (!family.parameters().isEmpty()) {
            Table table = new Table()
                    .words("parameter")
                    .words("default")
                    .words("meaning")
                    .words("values");
            for (Parameter<?> parameter : family.parameters()) {
                table.row(parameter.name(), standard(parameter), parameter.description(), parameter.range());
            }
            page.gap().lines(table.lines(style));
        }
        contents(member.create(), page, style);
        List<Expectation> expectations = member.expectations();
        if (!expectations.isEmpty()) {
            Table table = new Table()
                    .words("known")
                    .words("of")
                    .words("")
                    .words("exactly")
                    .words("source");
            for (Expectation known : expectations) {
                table.row(
                        known.quantity().key(),
                        (known.policy().isEmpty() ? "the game" : known.policy())
                                + (known.agent() == null ? "" : ", " + known.agent()),
                        known.relation().sign() + " " + Figures.exact(known.printed())
                                + (known.holds() ? "" : style.bad(" (does not hold)")),
                        Figures.exact(known.computed()),
                        known.source());
            }
            page.gap().lines(table.lines(style));
        }
        return page.toLines();
    }

    /** An instance of a file. */
    public static List<String> show(String label, Instance instance, Style style) {
        Game game = instance.game();
        Page page = new Page().line(style.bold(game.name().isEmpty() ? label : game.name()));
        if (!game.source().isEmpty()) {
            page.line("  " + game.source());
        }
        contents(instance, page, style);
        return page.toLines();
    }

    private static void contents(Instance instance, Page page, Style style) {
        Game game = instance.game();
        Table size = new Table().words("").words("");
        size.row("horizon", Facts.horizon(game.horizon()));
        size.row("agents", game.agents().size() + " (" + String.join(", ", game.agents()) + ")");
        size.row("states", Figures.count(game.stateCount()));
        size.row("joint actions", Figures.count(game.rowCount()) + " over all states");
        size.row("transitions", Figures.count(game.firstSuccessor(game.rowCount())));
        size.row("numbers", game.allDoubles() ? "all exactly doubles" : "rationals");
        page.gap().lines(size.lines(style));
        Table policies = new Table().words("policy").words("").words("");
        instance.policies().forEach((name, policy) -> policies.row(name, kind(policy), recommendations(policy)));
        if (!instance.policies().isEmpty()) {
            page.gap().lines(policies.lines(style));
        }
        if (!instance.deviations().isEmpty()) {
            Table classes = new Table().words("deviation class").words("");
            instance.deviations().values().forEach(each -> classes.row(each.name(), members(each)));
            page.gap().lines(classes.lines(style));
        }
    }

    private static String kind(Policy policy) {
        List<String> words = new ArrayList<>();
        words.add(policy.stationary() ? "the same at every step" : "one for each step");
        words.add(policy.product() ? "product" : "correlated");
        return String.join(", ", words);
    }

    private static String recommendations(Policy policy) {
        int count = policy.joints().length;
        return Figures.count(count) + (count == 1 ? " recommendation" : " recommendations");
    }

    private static String members(DeviationClass deviations) {
        return switch (deviations) {
            case DeviationClass.Masked masked -> Figures.count(masked.allowed().size()) + " substitutions allowed";
            case DeviationClass.Listed listed ->
                Figures.count(listed.candidates().size()) + " deviations";
            default -> "";
        };
    }

    private static String parameterNames(Family family) {
        String names = family.parameters().stream()
                .filter(parameter -> family.topic() != Topic.RANDOM)
                .map(parameter -> parameter.name() + "=" + standard(parameter))
                .collect(Collectors.joining(","));
        return family.topic() == Topic.RANDOM ? family.parameters().size() + " parameters" : names;
    }

    private static String standard(Parameter<?> parameter) {
        return writeStandard(parameter);
    }

    private static <T extends Comparable<T>> String writeStandard(Parameter<T> parameter) {
        @Nullable T value = parameter.standard();
        return value == null ? "unset" : parameter.write(value);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
