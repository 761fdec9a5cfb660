package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.counterplay.instances.Instance;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Test;

class YamlTest {
    private static final String FILE = """
            # a game by hand
            format: counterplay/instance
            version: 1
            discount: 9/10
            agents:
              - {name: 1, actions: [yes, no]}
              - name: 2
                actions: &both
                  - 0x1
                  - ~
            states: [null, 1.0]
            initial: {null: 0.25, 1.0: 3/4}
            transitions:
              - state: "*"
                actions: ["*", '*']
                to: &end {1.0: 1}
            rewards:
              - {state: null, actions: [yes, "*"], values: [1e-1, -1/3]}
            policies:
              p:
                - {state: "*", play: [{actions: [no, ~], probability: 1}]}
            """;

    @Test
    void scalarsAreTakenAsTheTextsThatTheyAre() {
        Instance instance = InstanceReader.read(FILE, "x.yaml");
        assertThat(instance.game().agents()).containsExactly("1", "2");
        assertThat(instance.game().states()).containsExactly("null", "1.0");
        assertThat(instance.game().actions(0).names(0)).containsExactly("yes", "no");
        assertThat(instance.game().actions(0).names(1)).containsExactly("0x1", "~");
        assertThat(instance.game().reward(0).at(0)).isEqualTo(Rationals.of(1, 10));
        assertThat(instance.game().reward(1).at(1)).isEqualTo(Rationals.of(-1, 3));
        assertThat(instance.game().initialProbabilities().at(1)).isEqualTo(Rationals.of(3, 4));
    }

    @Test
    void aFileWithoutAnEndingIsSniffed() {
        Same.instance(InstanceReader.read(FILE, "x"), InstanceReader.read(FILE, "x.yml"));
        assertThat(InstanceReader.read("\uFEFF \n" + Texts.CHICKEN, "x").game().name())
                .isEqualTo("chicken");
        assertThat(InstanceReader.read("\uFEFF" + FILE, "x.yaml").game().stateCount())
                .isEqualTo(2);
    }

    @Test
    void aliasesRepeatWhatTheyName() {
        String text = FILE.replace("[yes, no]", "&a [yes, no]")
                .replace("&both\n      - 0x1\n      - ~", "*a")
                .replace("[no, ~]", "[no, yes]");
        Instance instance = InstanceReader.read(text, "x.yaml");
        assertThat(instance.game().actions(0).names(1)).containsExactly("yes", "no");
    }

    @Test
    void aliasesThatGrowWithoutBoundsAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int k = 1; k < 20; k++) {
            bomb.append("a" + k + ": &a" + k + " [")
                    .append(("*a" + (k - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        assertRefused(bomb.toString(), "aliases");
        assertRefused("a: &a [*a]", "nothing before it");
        assertRefused("a: *b", "nothing before it");
        assertRefused("- {state: *, actions: [a]}", "x.yaml:1:");
        assertRefused("{? [a] : b}", "a key that is no text");
        assertRefused(FILE + "---\n" + FILE, "second document");
        assertRefused("a: 1\na: 2", "twice");
        assertRefused("a: \u0007", "code point 7");
        assertRefused("a: \"\\uD800\"", "surrogate");
    }

    @Test
    void pairsOfCharsAtTheEndOfABufferAreRead() {
        for (int length : new int[] {1000, 1010, 1024, 4096, 8192}) {
            for (int shift = 0; shift < 30; shift++) {
                String text =
                        "# " + "x".repeat(length + shift - 20) + "\n# " + "\uD83C\uDFB2".repeat(3000) + "\n" + FILE;
                assertThat(InstanceReader.read(text, "x.yaml").game().stateCount())
                        .isEqualTo(2);
            }
        }
        String wrong = FILE.replace("# a game by hand", "# \uD83C\uDFB2").replace("-1/3]", "\"\uD83C\uDFB2\", -1/0]");
        assertThatThrownBy(() -> InstanceReader.read(wrong, "x.yaml"))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.line()).isEqualTo(18);
                    assertThat(e.column()).isEqualTo(55);
                });
    }

    private static void assertRefused(String text, String part) {
        assertThatThrownBy(() -> InstanceReader.read(text, "x.yaml"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(part);
    }
}
