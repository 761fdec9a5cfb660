package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.DeviationReader;
import org.counterplay.model.deviation.DeviationClass;

/** A deviation class as it is named on the command line. */
final class DeviationArgument {
    static final String DESCRIPTION = "markov, stationary, coarse, budget:K (at most K places changed), listed (all"
            + " single-place swaps), or masked:NAME or listed:NAME with a class of the instance or a file (default:"
            + " markov).";

    private static final String MASKED = "masked";
    private static final String LISTED = "listed";
    private static final String BUDGET = "budget";

    private DeviationArgument() {}

    static DeviationClass parse(String text, InstanceArgument argument) {
        return switch (text) {
            case "markov" -> new DeviationClass.Markov();
            case "stationary" -> new DeviationClass.Stationary();
            case "coarse" -> new DeviationClass.Coarse();
            case LISTED -> new DeviationClass.Swaps();
            default -> {
                int colon = text.indexOf(':');
                String kind = colon < 0 ? text : text.substring(0, colon);
                if (kind.equals(BUDGET)) {
                    yield budget(colon < 0 ? "" : text.substring(colon + 1));
                }
                if (!kind.equals(MASKED) && !kind.equals(LISTED)) {
                    throw new BadArgument("there is no deviation class \"" + text
                            + "\"; write markov, stationary, coarse, budget:K, listed, masked:NAME or listed:NAME");
                }
                yield named(kind, colon < 0 ? "" : text.substring(colon + 1), argument);
            }
        };
    }

    private static DeviationClass budget(String places) {
        if (!places.matches("0|[1-9][0-9]{0,8}")) {
            throw new BadArgument((places.isEmpty() ? "the class budget needs" : "budget:" + places + " does not have")
                    + " a number of places that may be changed, from 0 to 999999999; write budget:3, say");
        }
        return new DeviationClass.Budget(Integer.parseInt(places));
    }

    private static DeviationClass named(String kind, String name, InstanceArgument argument) {
        Map<String, DeviationClass> known = argument.instance().deviations();
        DeviationClass found = known.get(name);
        if (found == null) {
            Path file = InstanceArgument.existingFile(name);
            if (file == null && !(name.length() > 0 && InstanceArgument.looksLikePath(name))) {
                List<String> names = known.keySet().stream()
                        .filter(key -> isOf(kind, known.get(key)))
                        .toList();
                throw new BadArgument((name.isEmpty()
                                ? "the class " + kind + " needs a name"
                                : "there is no class " + kind + ":" + name)
                        + "; "
                        + (names.isEmpty()
                                ? argument.label() + " holds none, so write " + kind + ":FILE"
                                : argument.label() + " holds " + String.join(", ", names)));
            }
            found = DeviationReader.read(
                    file == null ? InstanceArgument.path(name) : file,
                    argument.instance().game());
        }
        if (!isOf(kind, found)) {
            throw new BadArgument("the class " + name + " is not " + kind + "; write " + found.name());
        }
        return found;
    }

    private static boolean isOf(String kind, @org.jspecify.annotations.Nullable DeviationClass deviations) {
        return kind.equals(MASKED)
                ? deviations instanceof DeviationClass.Masked
                : deviations instanceof DeviationClass.Listed;
    }
}
