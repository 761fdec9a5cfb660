package org.counterplay.reports.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.hipparchus.fraction.BigFraction;
import picocli.CommandLine.Option;

/** Which rewards are free. */
final class RewardSettings {
    private static final BigFraction LARGEST = Rationals.parse("1e50");

    @Option(
            names = "--rewards",
            paramLabel = "common|general|zero-sum",
            description = "How the agents' rewards are tied (default: ${DEFAULT-VALUE}).")
    private String rewards = "common";

    @Option(
            names = "--reward-range",
            paramLabel = "LOW,HIGH",
            description = "Interval of the rewards (default: ${DEFAULT-VALUE}).")
    private String range = "-1,1";

    Rewards parse(int agents) {
        RewardClass kind = Arrays.stream(RewardClass.values())
                .filter(each -> each.label().equals(rewards))
                .findFirst()
                .orElseThrow(() -> new BadArgument("--rewards is \"" + rewards + "\"; write one of "
                        + Arrays.stream(RewardClass.values())
                                .map(RewardClass::label)
                                .collect(Collectors.joining(", "))));
        if (kind == RewardClass.ZERO_SUM && agents != 2) {
            throw new BadArgument("--rewards zero-sum is for 2 agents; there are " + agents);
        }
        String[] ends = range.split(",", -1);
        if (ends.length != 2) {
            throw new BadArgument("--reward-range is \"" + range + "\"; write two numbers, as -1,1");
        }
        BigFraction low = number(ends[0]);
        BigFraction high = number(ends[1]);
        if (low.compareTo(high) > 0) {
            throw new BadArgument("--reward-range is \"" + range + "\"; its first number is above the second");
        }
        if (Rationals.max(low.abs(), high.abs()).compareTo(LARGEST) > 0) {
            throw new BadArgument("--reward-range is \"" + range + "\"; searches calculate with numbers up to 1e50."
                    + " Gaps grow as rewards do: search with -1,1 and multiply");
        }
        if (kind == RewardClass.ZERO_SUM && !low.equals(high.negate())) {
            throw new BadArgument("--reward-range is \"" + range
                    + "\"; zero-sum rewards need an interval around 0, as -1,1, for each is the other's negative");
        }
        return new Rewards(kind, low, high);
    }

    private static BigFraction number(String text) {
        try {
            return Rationals.parse(text.strip());
        } catch (NumberFormatException wrong) {
            throw new BadArgument("--reward-range: " + wrong.getMessage());
        }
    }
}
