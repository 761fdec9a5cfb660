package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.counterplay.instances.Instance;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first rule that matches counts: compared with trying every rule at every row. */
class FirstMatchTest {
    private static final List<String> STATES = List.of("s0", "s1", "s2", "s3");

    /** A rule; reward k and the play of {@code choice} tell which rule was taken. */
    private record Rule(int step, String state, List<String> actions) {
        boolean matches(int atStep, String atState, List<String> joint) {
            if ((step != 0 && step != atStep) || !(state.equals("*") || state.equals(atState))) {
                return false;
            }
            for (int i = 0; i < joint.size(); i++) {
                if (!actions.get(i).equals("*") && !actions.get(i).equals(joint.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Sample {
        final SplittableRandom random;
        final int agents;
        /** By agent and state. */
        final List<List<List<String>>> sets = new ArrayList<>();

        final List<List<String>> defaults = new ArrayList<>();

        Sample(SplittableRandom random) {
            this.random = random;
            agents = 1 + random.nextInt(3);
            for (int i = 0; i < agents; i++) {
                defaults.add(List.of("a", "b", "c").subList(0, 1 + random.nextInt(3)));
                List<List<String>> own = new ArrayList<>();
                for (int s = 0; s < STATES.size(); s++) {
                    own.add(
                            random.nextInt(3) == 0
                                    ? List.of("b", "d", "a").subList(0, 1 + random.nextInt(3))
                                    : defaults.get(i));
                }
                sets.add(own);
            }
        }

        Rule rule(int steps) {
            int s = random.nextInt(STATES.size() + 2);
            boolean any = s >= STATES.size();
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                List<String> own = sets.get(i).get(any ? random.nextInt(STATES.size()) : s);
                actions.add(random.nextInt(3) == 0 ? "*" : own.get(random.nextInt(own.size())));
            }
            return new Rule(
                    steps > 0 && random.nextInt(3) > 0 ? 1 + random.nextInt(steps) : 0,
                    any ? "*" : STATES.get(s),
                    actions);
        }

        String agentsText() {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                List<String> members = new ArrayList<>();
                for (int s = 0; s < STATES.size(); s++) {
                    if (sets.get(i).get(s) != defaults.get(i)) {
                        members.add("\"" + STATES.get(s) + "\": "
                                + quoted(sets.get(i).get(s)));
                    }
                }
                members.add(random.nextInt(members.size() + 1), "\"*\": " + quoted(defaults.get(i)));
                texts.add("{\"name\": \"" + i + "\", \"actions\": {" + String.join(", ", members) + "}}");
            }
            return texts.toString();
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String head(Sample sample, int steps) {
        return "{\"format\": \"counterplay/instance\", \"version\": 1, \"horizon\": " + steps + ", \"agents\": "
                + sample.agentsText() + ", \"states\": " + quoted(STATES) + ", \"initial\": {\"s0\": 1}, ";
    }

    private static final String TRANSITIONS_ANY =
            "\"transitions\": [{\"state\": \"*\", \"actions\": %s, \"to\": {\"s0\": 1}}]";

    @Test
    void ofRewards() {
        Cases.run(1_500, FirstMatchTest::checkRewards);
    }

    @Test
    void ofPolicies() {
        Cases.run(1_500, FirstMatchTest::checkPolicy);
    }

    @Tag("long")
    @Test
    void ofManyMore() {
        Cases.run(100_000, FirstMatchTest::checkRewards);
        Cases.run(100_000, FirstMatchTest::checkPolicy);
    }

    private static void checkRewards(SplittableRandom random) {
        Sample sample = new Sample(random);
        List<Rule> rules = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(12); k > 0; k--) {
            Rule rule = sample.rule(0);
            rules.add(rule);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < sample.agents; i++) {
                values.add("\"" + rules.size() + "/" + (i + 3) + "\"");
            }
            text.append(rules.size() > 1 ? ", " : "")
                    .append("{\"state\": \"" + rule.state() + "\", \"actions\": " + quoted(rule.actions())
                            + ", \"values\": " + values + "}");
        }
        String any = quoted(Collections.nCopies(sample.agents, "*"));
        String file = head(sample, 2) + String.format(TRANSITIONS_ANY, any) + ", \"rewards\": [" + text + "]}";
        Game game = InstanceReader.read(file, "x.json").game();
        for (int s = 0; s < STATES.size(); s++) {
            JointActions actions = game.actions(s);
            for (int joint = 0; joint < actions.size(); joint++) {
                int first = 0;
                for (int k = rules.size(); k > 0; k--) {
                    if (rules.get(k - 1).matches(0, STATES.get(s), actions.describe(joint))) {
                        first = k;
                    }
                }
                for (int i = 0; i < sample.agents; i++) {
                    assertThat(game.reward(i).at(game.firstRow(s) + joint))
                            .as("%s %s %s", file, STATES.get(s), actions.describe(joint))
                            .isEqualTo(Rationals.of(first, i + 3));
                }
            }
        }
    }

    /** Each rule plays one joint action; a rule for any state applies where all of its actions are. */
    private static void checkPolicy(SplittableRandom random) {
        int steps = 1 + random.nextInt(4);
        Sample sample = new Sample(random);
        List<Rule> rules = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean stepped = random.nextInt(4) > 0;
        for (int k = 1 + random.nextInt(10); k > 0; k--) {
            addPlay(sample, sample.rule(stepped ? steps : 0), rules, texts);
        }
        for (int s = 0; s < STATES.size(); s++) { // so that every place has a rule
            List<String> actions = new ArrayList<>();
            for (int i = 0; i < sample.agents; i++) {
                actions.add(sample.sets.get(i).get(s).getFirst());
            }
            addPlay(sample, new Rule(0, STATES.get(s), actions), rules, texts);
        }
        String any = quoted(Collections.nCopies(sample.agents, "*"));
        String file = head(sample, steps) + String.format(TRANSITIONS_ANY, any)
                + ", \"rewards\": [], \"policies\": {\"p\": " + texts + "}}";
        Instance instance = InstanceReader.read(file, "x.json");
        Policy policy = instance.policies().get("p");
        boolean perStep = rules.stream().anyMatch(rule -> rule.step() != 0);
        assertThat(policy.steps()).isEqualTo(perStep ? steps : 1);
        for (int step = 1; step <= policy.steps(); step++) {
            for (int s = 0; s < STATES.size(); s++) {
                JointActions actions = instance.game().actions(s);
                assertThat(policy.end(step, s) - policy.first(step, s)).isEqualTo(1);
                List<String> played = actions.describe(policy.joints()[policy.first(step, s)]);
                assertThat(played)
                        .as("%s step %s %s", file, step, STATES.get(s))
                        .isEqualTo(expected(rules, step, s, actions));
            }
        }
    }

    private static void addPlay(Sample sample, Rule rule, List<Rule> rules, List<String> texts) {
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < sample.agents; i++) {
            actions.add(
                    rule.actions().get(i).equals("*")
                            ? sample.sets.get(i).getFirst().getFirst()
                            : rule.actions().get(i));
            if (!rule.state().equals("*")
                    && !sample.sets.get(i).get(STATES.indexOf(rule.state())).contains(actions.get(i))) {
                return;
            }
        }
        rules.add(new Rule(rule.step(), rule.state(), actions));
        String step = rule.step() == 0 ? "" : "\"step\": " + rule.step() + ", ";
        boolean product = sample.random.nextBoolean();
        String what = product
                ? "\"agents\": "
                        + actions.stream().map(a -> "{\"" + a + "\": 1}").toList()
                : "\"play\": [{\"actions\": " + quoted(actions) + ", \"probability\": 1}]";
        texts.add("{" + step + "\"state\": \"" + rule.state() + "\", " + what + "}");
    }

    private static List<String> expected(List<Rule> rules, int step, int state, JointActions actions) {
        for (Rule rule : rules) {
            boolean there = true;
            for (int i = 0; i < actions.agents(); i++) {
                there &= actions.names(i).contains(rule.actions().get(i));
            }
            if (there
                    && (rule.step() == 0 || rule.step() == step)
                    && (rule.state().equals("*") || rule.state().equals(STATES.get(state)))) {
                return rule.actions();
            }
        }
        throw new AssertionError("no rule for " + STATES.get(state));
    }

    @Test
    void aRowWithoutATransitionRuleIsNamed() {
        Cases.run(500, random -> {
            Sample sample = new Sample(random);
            List<Rule> rules = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int k = random.nextInt(12); k > 0; k--) {
                Rule rule = sample.rule(0);
                rules.add(rule);
                texts.add("{\"state\": \"" + rule.state() + "\", \"actions\": " + quoted(rule.actions())
                        + ", \"to\": {\"s1\": 1}}");
            }
            String file = head(sample, 2) + "\"transitions\": " + texts + ", \"rewards\": []}";
            String missing = null;
            for (int s = STATES.size() - 1; s >= 0; s--) {
                int state = s;
                JointActions actions = new JointActions(
                        sample.sets.stream().map(own -> own.get(state)).toList());
                for (int joint = actions.size() - 1; joint >= 0; joint--) {
                    List<String> names = actions.describe(joint);
                    if (rules.stream().noneMatch(rule -> rule.matches(0, STATES.get(state), names))) {
                        missing = "state " + STATES.get(s) + ", joint action (" + String.join(", ", names) + ")";
                    }
                }
            }
            if (missing == null) {
                assertThat(InstanceReader.read(file, "x.json").game().stateCount())
                        .isEqualTo(4);
            } else {
                assertThatThrownBy(() -> InstanceReader.read(file, "x.json"))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining(missing);
            }
        });
    }
}
