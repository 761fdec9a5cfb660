package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that formats.md names, made once in a file that is right otherwise: what is said, and where. */
class InputErrorTest {
    @Test
    void theFileIsRightBeforeTheMistakes() {
        assertThat(InstanceReader.read(Texts.FULL, "full.json").policies()).containsOnlyKeys("p");
    }

    /** Old text, new text, path, line (0: that of the old text), part of the message. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("\"horizon\": 3", "\"horizon\": 0", "$.horizon", "from 1 to"),
                mistake("\"horizon\": 3", "\"horizon\": -2", "$.horizon", "is -2"),
                mistake("\"horizon\": 3", "\"horizon\": 2.5", "$.horizon", "5/2"),
                mistake("\"horizon\": 3", "\"horizon\": 3000000000", "$.horizon", "2147483647"),
                mistake("\"horizon\": 3", "\"horizon\": 1e999999999", "$.horizon", "exponent"),
                mistake("\"horizon\": 3", "\"horizon\": true", "$.horizon", "must be a number, not true"),
                mistake("\"horizon\": 3", "\"horizon\": [3]", "$.horizon", "not a list"),
                mistake("\"horizon\": 3", "\"discount\": 1", "$.discount", "below 1"),
                mistake("\"horizon\": 3", "\"discount\": \"10/9\"", "$.discount", "10/9"),
                mistake("\"horizon\": 3", "\"discount\": -0.5", "$.discount", "-1/2"),
                mistake("\"horizon\": 3", "\"horizon\": 3, \"discount\": 0.5", "$.discount", "both"),
                mistake("\"horizon\": 3", "\"discount\": 0.5", "$.policies.p[0].step", "discounted", 22),
                mistake("\"horizon\": 3,", "\"horizont\": 3,", "$.horizont", "maybe \"horizon\""),
                mistake("\"version\": 1", "\"version\": 2", "$.version", "newer"),
                mistake("\"version\": 1", "\"version\": \"one\"", "$.version", "not a number"),
                mistake("counterplay/instance", "counterplay/certificate", "$.format", "counterplay/instance"),
                mistake("\"name\": \"full\"", "\"name\": 7", "$.name", "must be a text"),
                mistake("\"name\": \"full\"", "\"nom\": \"full\"", "$.nom", "unknown field"),
                mistake("\"name\": \"full\"", "\"version\": 1", "$.version", "twice"),
                mistake(
                        "{\"name\": \"1\", ",
                        "{\"name\": \"2\", ",
                        "$.agents[1].name",
                        "agent \"2\" is given twice",
                        8),
                mistake("[\"a\", \"b\"]", "[\"a\", \"a\"]", "$.agents[0].actions[1]", "twice"),
                mistake("[\"a\", \"b\"]", "[]", "$.agents[0].actions", "at least one action"),
                mistake("[\"a\", \"b\"]", "[\"a\", \"*\"]", "$.agents[0].actions[1]", "anything"),
                mistake("[\"a\", \"b\"]", "[\"a\", \"\"]", "$.agents[0].actions[1]", "empty"),
                mistake("[\"a\", \"b\"]", "\"a\"", "$.agents[0].actions", "a list of names or an object"),
                mistake("[\"a\", \"b\"]", "{\"s\": [\"a\"]}", "$.agents[0].actions", "no actions at state t"),
                mistake("\"t\": [\"wait\"]", "\"v\": [\"wait\"]", "$.agents[1].actions.v", "unknown state"),
                mistake("[\"s\", \"t\", \"u\"]", "[\"s\", \"t\", \"s\", \"u\"]", "$.states[2]", "twice"),
                mistake("[\"s\", \"t\", \"u\"]", "[]", "$.states", "at least one state"),
                mistake("\"t\": 0.5", "\"t\": 0.4", "$.initial", "sums to 9/10"),
                mistake("\"t\": 0.5", "\"t\": 0.5, \"s\": 0", "$.initial.s", "twice"),
                mistake("\"t\": 0.5", "\"x\": 0.5", "$.initial.x", "unknown state"),
                mistake("\"t\": 0.5", "\"t\": \"1/0\"", "$.initial.t", "zero denominator"),
                mistake("\"u\": \"2/3\"", "\"u\": \"1/3\"", "$.transitions[0].to", "sums to 2/3"),
                mistake("\"u\": \"2/3\"", "\"u\": \"-2/3\"", "$.transitions[0].to.u", "at least 0"),
                mistake("\"u\": \"2/3\"", "\"w\": \"2/3\"", "$.transitions[0].to.w", "unknown state"),
                mistake("[\"a\", \"*\"]", "[\"c\", \"*\"]", "$.transitions[0].actions[0]", "unknown action \"c\""),
                mistake("[\"a\", \"*\"]", "[\"a\"]", "$.transitions[0].actions", "there are 2 agents"),
                mistake(
                        "[\"*\", \"wait\"]",
                        "[\"*\", \"x\"]",
                        "$.transitions[1].actions[1]",
                        "no action \"x\" at state t"),
                mistake(
                        "{\"state\": \"*\", \"actions\": [\"*\", \"*\"]",
                        "{\"state\": \"s\", \"actions\": [\"*\", \"*\"]",
                        "$.transitions",
                        "state u, joint action (a, x)",
                        12),
                mistake("[1, \"-1/7\"]", "[1]", "$.rewards[0].values", "there are 2 agents"),
                mistake("[1, \"-1/7\"]", "[1, 1e400]", "$.rewards[0].values[1]", "beyond the range"),
                mistake("[1, \"-1/7\"]", "[1, \"Infinity\"]", "$.rewards[0].values[1]", "not a number"),
                mistake("[1, \"-1/7\"]", "[1, null]", "$.rewards[0].values[1]", "not null"),
                mistake("\"values\": [1, \"-1/7\"]", "\"value\": [1, 1]", "$.rewards[0].value", "maybe \"values\""),
                mistake("\"step\": 2", "\"step\": 0", "$.policies.p[0].step", "is 0"),
                mistake("\"step\": 2", "\"step\": 4", "$.policies.p[0].step", "3 steps"),
                mistake(
                        "\"probability\": 1}]},\n      {\"state\": \"t\"",
                                "\"probability\": 0.9}]},\n      {\"state\": \"t\"",
                        "$.policies.p[0].play", "sums to 9/10"),
                mistake("[\"a\", \"x\"]", "[\"a\", \"z\"]", "$.policies.p[0].play[0].actions[1]", "unknown action"),
                mistake("[\"a\", \"x\"]", "[\"*\", \"x\"]", "$.policies.p[0].play[0].actions", "only action"),
                mistake(
                        "{\"actions\": [\"a\", \"x\"], \"probability\": 1}",
                        "{\"actions\": [\"a\", \"x\"], \"probability\": 0.5}, {\"actions\": [\"a\", \"x\"], \"probability\": 0.5}",
                        "$.policies.p[0].play[1].actions",
                        "(a, x) is given twice"),
                mistake(
                        "{\"a\": \"1/2\", \"b\": \"1/2\"}",
                        "{\"a\": \"1/2\", \"b\": \"1/3\"}",
                        "$.policies.p[2].agents[0]",
                        "5/6"),
                mistake(
                        "{\"a\": \"1/2\", \"b\": \"1/2\"}, {\"x\": 1}",
                        "{\"a\": 1}",
                        "$.policies.p[2].agents",
                        "2 agents"),
                mistake(
                        "{\"state\": \"*\", \"agents\": ",
                        "{\"state\": \"s\", \"agents\": ",
                        "$.policies.p",
                        "matches state u",
                        21),
                mistake(
                        "\"play\": [{\"actions\": [\"b\"", "\"agents\": [], \"play\": [{\"actions\": [\"b\"",
                        "$.policies.p[1]", "one of them"),
                mistake("\"masked\": [", "\"listed\": [], \"masked\": [", "$.deviations.m", "one of them"),
                mistake("{\"agent\": \"1\"", "{\"agent\": \"3\"", "$.deviations.m.masked[0].agent", "unknown agent"),
                mistake("\"plays\": \"b\"", "\"plays\": \"z\"", "$.deviations.m.masked[0].plays", "unknown action"),
                mistake(
                        "\"recommended\": \"x\", \"plays\": \"y\"", "\"recommended\": \"x\", \"plays\": \"wait\"",
                        "$.deviations.l.listed[0].changes[0].plays", "at state s"),
                mistake(
                        "{\"step\": 1, \"state\": \"s\", \"recommended\": \"x\"",
                                "{\"step\": 9, \"state\": \"s\", \"recommended\": \"x\"",
                        "$.deviations.l.listed[0].changes[0].step", "3 steps"));
    }

    private static Arguments mistake(String old, String now, String path, String part) {
        return mistake(old, now, path, part, 0);
    }

    private static Arguments mistake(String old, String now, String path, String part, int line) {
        return Arguments.of(old, now, path, part, line);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlace(String old, String now, String path, String part, int line) {
        assertThat(Texts.FULL).contains(old);
        String text = Texts.FULL.replaceFirst(Pattern.quote(old), now.replace("\\", "\\\\"));
        InputException error =
                catchThrowableOfType(InputException.class, () -> InstanceReader.read(text, "folder/full.json"));
        assertThat(error).as("refused").isNotNull();
        assertThat(error.path()).as(error.getMessage()).isEqualTo(path);
        assertThat(error.text()).contains(part);
        assertThat(error.file()).isEqualTo("folder/full.json");
        long expected = line > 0
                ? line
                : Texts.FULL.substring(0, Texts.FULL.indexOf(old)).lines().count();
        assertThat(error.line()).as(error.getMessage()).isEqualTo((int) expected);
        assertCaret(error, text);
        // The same mistake in YAML (which JSON is) is found at the same place.
        InputException yaml = catchThrowableOfType(InputException.class, () -> InstanceReader.read(text, "full.yaml"));
        if (!part.contains("must be a") && !part.contains("not null")) {
            assertThat(yaml).isNotNull();
            assertThat(yaml.path()).isEqualTo(path);
            assertThat(yaml.line()).isEqualTo(error.line());
            assertThat(yaml.column()).isEqualTo(error.column());
        }
    }

    /** The character above the caret is the one at the line and column. */
    private static void assertCaret(InputException error, String text) {
        String[] excerpt = error.problems().getFirst().excerpt().split("\n");
        String line = text.lines().toList().get(error.line() - 1);
        assertThat(excerpt).hasSize(2);
        assertThat(excerpt[0].charAt(excerpt[1].indexOf('^'))).isEqualTo(line.charAt(error.column() - 1));
        assertThat(error.getMessage())
                .startsWith("folder/full.json:" + error.line() + ":" + error.column() + ": ")
                .contains(error.problems().getFirst().excerpt());
    }

    @Test
    void requiredFieldsAreMissed() {
        for (String field :
                new String[] {"agents", "states", "initial", "transitions", "rewards", "format", "version"}) {
            String text = Texts.CHICKEN.replace("\"" + field + "\":", "\"" + field + "s\":");
            InputException error =
                    catchThrowableOfType(InputException.class, () -> InstanceReader.read(text, "x.json"));
            assertThat(error).as(field).isNotNull();
            assertThat(error.getMessage()).contains("\"" + field + "\"");
        }
        assertThatThrownBy(() -> InstanceReader.read(Texts.CHICKEN.replace("\"horizon\": 1,", ""), "x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("discount");
    }

    @Test
    void optionalFieldsMayBeMissing() {
        String text = Texts.CHICKEN.replace("\"name\": \"chicken\",", "");
        text = text.substring(0, text.indexOf(",\n  \"policies\"")) + "}";
        assertThat(InstanceReader.read(text, "x.json").policies()).isEmpty();
    }

    @Test
    void allOffendersAreToldUpToACap() {
        String text = Texts.FULL
                .replace("{\"s\": \"1/3\", \"u\": \"2/3\"}", "{\"v\": 1}")
                .replace("{\"t\": 1}", "{\"v\": 1}")
                .replace("[\"b\", \"y\"]", "[\"b\", \"v\"]");
        InputException error = catchThrowableOfType(InputException.class, () -> InstanceReader.read(text, "x.json"));
        assertThat(error.problems())
                .extracting(InputException.Problem::path)
                .containsExactly("$.transitions[0].to.v", "$.transitions[2].to.v", "$.rewards[0].actions[1]");
        assertThat(error.count()).isEqualTo(3);

        String many = Texts.CHICKEN.replace(
                "\"values\": [0, 0]}",
                "\"values\": [" + "x,".repeat(0) + "\"x\", \"x\"]}"
                        + ", {\"state\": \"v\", \"actions\": [\"*\", \"*\"], \"values\": [0, 0]}".repeat(50));
        InputException capped = catchThrowableOfType(InputException.class, () -> InstanceReader.read(many, "x.json"));
        assertThat(capped.count()).isEqualTo(52);
        assertThat(capped.problems()).hasSize(10);
        assertThat(capped).hasMessageContaining("and 42 more");
    }

    @Test
    void aTruncatedFileIsRefusedWhereverItEnds() {
        String text = Texts.FULL.strip();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            InputException error = catchThrowableOfType(InputException.class, () -> InstanceReader.read(cut, "x.json"));
            assertThat(error).as(cut).isNotNull();
            if (length > 1) {
                assertThat(error.line()).as(error.getMessage()).isEqualTo((int)
                        (cut + "|").lines().count());
            }
            assertThatThrownBy(() -> InstanceReader.read(cut, "x.yaml")).isInstanceOf(InputException.class);
        }
    }

    @Test
    void whatIsNoDataIsRefused() {
        for (String text : new String[] {
            "", " \n\t", "\uFEFF", "null", "7", "[]", "{}", "{}{}", "\"x\"", "nonsense", "\0\1\2", "{,}", "PK\3\4"
        }) {
            for (String name : new String[] {"x.json", "x.yaml", "x"}) {
                assertThatThrownBy(() -> InstanceReader.read(text, name))
                        .as("%s as %s", text, name)
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith(name);
            }
        }
        assertThatThrownBy(() -> InstanceReader.read(Texts.CHICKEN + "x", "x.json"))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.line()).isEqualTo(21));
        assertThatThrownBy(() -> InstanceReader.read(Texts.CHICKEN + "{}", "x.json"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("follows after the end");
    }
}
