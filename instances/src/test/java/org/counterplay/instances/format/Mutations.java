package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Random changes of texts: characters, numbers, tokens, whole lines; cut off, doubled, swapped. */
public final class Mutations {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern TOKEN = Pattern.compile("\"[^\"\\n]*\"|[\\[\\]{}:,]|[^\\s\\[\\]{}:,\"]+");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "2",
            "1e999999999",
            "-1e-999999999",
            "1e5000",
            "1e400",
            "1/0",
            "0/1",
            "999999999999999999999",
            "NaN",
            "Infinity",
            ".5",
            "0x10",
            "1e",
            "--1",
            "4294967297",
            "2147483647",
            "1000000000",
            "0.1000000000000000055511151231257827",
            "\"1/3\"",
            "\"\"",
            "null",
            "true",
            "[]",
            "{}",
            "1/".repeat(30),
            "9".repeat(400),
            "1_000",
            "1,5",
            "\"1e9\"");
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "*",
            "&a ",
            "*a",
            "\n",
            "\t",
            "\0",
            "\u00e9",
            "\uD83C",
            "\uFEFF",
            "\"*\"",
            "- ",
            "? ",
            "!!str ",
            "!",
            "|\n",
            ">\n",
            "# ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "%TAG ! x\n",
            "@",
            "`",
            "\\u0000",
            "\"\\uD800\"",
            "[".repeat(100),
            "{\"a\":".repeat(100),
            "<<: ",
            "'",
            "\u2028",
            "\u0085",
            "0",
            "e9");

    private Mutations() {}

    /** One to three changes. */
    public static String mutate(String text, SplittableRandom random) {
        String changed = text;
        for (int k = 1 + random.nextInt(3); k > 0 && !changed.isEmpty(); k--) {
            changed = once(changed, random);
        }
        return changed;
    }

    private static String once(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(5) == 0 ? 200 : 8));
        return switch (random.nextInt(11)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(end);
            case 3 -> text.substring(0, end) + text.substring(at);
            case 4 ->
                text.substring(0, at)
                        + (char) random.nextInt(random.nextInt(4) == 0 ? 0x10000 : 0x80)
                        + text.substring(at + 1);
            case 5, 6 -> replace(text, NUMBER, NUMBERS.get(random.nextInt(NUMBERS.size())), random);
            case 7 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            case 8 -> swap(text, random);
            case 9 -> replace(text, TOKEN, "", random);
            default -> doubleLine(text, random);
        };
    }

    private static String replace(String text, Pattern what, String by, SplittableRandom random) {
        List<MatchResult> all = what.matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = all.get(random.nextInt(all.size()));
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }

    private static String swap(String text, SplittableRandom random) {
        List<MatchResult> all = TOKEN.matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult a = all.get(random.nextInt(all.size()));
        MatchResult b = all.get(random.nextInt(all.size()));
        if (a.start() > b.start()) {
            MatchResult later = a;
            a = b;
            b = later;
        }
        return a == b
                ? text
                : text.substring(0, a.start())
                        + b.group()
                        + text.substring(a.end(), b.start())
                        + a.group()
                        + text.substring(b.end());
    }

    private static String doubleLine(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        String line = lines.get(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines);
    }
}
