package org.counterplay.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
    private static List<Family> families() {
        return Library.families();
    }

    @Test
    void namesAreDistinctAndFamiliesStandByTopic() {
        assertThat(Library.families()).extracting(Family::name).doesNotHaveDuplicates();
        assertThat(Library.families()).extracting(Family::topic).isSorted();
    }

    /** Files that are written twice are to be the same; an order that changes from run to run shows here in one of them. */
    @Test
    void expertsStandBeforeLearners() {
        List<String> names = Stream.concat(
                        Library.families().stream().map(Family::name),
                        Library.find("refuting").family().parameters().stream()
                                .filter(Parameter.Choice.class::isInstance)
                                .flatMap(each -> ((Parameter.Choice) each).options().stream())
                                .map(game -> "refuting:game=" + game))
                .toList();
        assertThat(names).hasSizeGreaterThan(30).allSatisfy(name -> {
            List<String> policies =
                    List.copyOf(Library.find(name).create().policies().keySet());
            if (policies.contains("expert") && policies.contains("learner")) {
                assertThat(policies).startsWith("expert", "learner");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyBuildsItsDefaultMemberUnderItsOwnName(Family family) {
        Member member = Library.find(family.name());
        Instance instance = member.create();

        assertThat(member.family()).isSameAs(family);
        assertThat(instance.policies()).isNotEmpty();
        assertThat(instance.policies())
                .allSatisfy((name, policy) -> assertThat(policy.name()).isEqualTo(name));
        assertThat(instance.game().source()).isNotEmpty();
        assertThat(instance.game().name()).isEqualTo(member.name());
        assertThat(Library.find(member.name()).name()).isEqualTo(member.name());
        assertThat(member.expectations())
                .allSatisfy(known -> assertThat(
                                known.policy().isEmpty() || instance.policies().containsKey(known.policy()))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theorem-4.5 | theorem-4.5:H=4",
                "theorem-4.5: | theorem-4.5:H=4",
                " theorem-4.5 : H = 006 | theorem-4.5:H=6",
                "theorem-5.4:beta=0.05,u=3.5 | theorem-5.4:H=10,u=7/2,beta=1/20,eps=1/200",
                "theorem-5.8:eps=1e-2,u=4/2 | theorem-5.8:H=10,u=2,beta=1/10,eps=1/100",
                "random-layered:seed=7,width=4 | random-layered:seed=7",
                "random-recurrent:discount=0.9 | random-recurrent:discount=9/10",
                "chicken | chicken"
            })
    void membersHaveOneCanonicalName(String asked, String canonical) {
        assertThat(Library.find(asked).name()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theorem-4.6 | theorem-4.5",
                "chiken | chicken",
                "Prisoners_Dilemma:H=3 | prisoners-dilemma",
                "random | random-layered",
                "teorem-5.4:H=4 | theorem-5.4"
            })
    void theNearestNamesAreSuggested(String asked, String meant) {
        assertThatExceptionOfType(UnknownInstance.class)
                .isThrownBy(() -> Library.find(asked))
                .withMessageContaining(meant)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        assertThat(Library.contains(asked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "zzzzzzzzzz",
                "x.json",
                "\u0000",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void unknownNamesAreRefused(String asked) {
        assertThatExceptionOfType(UnknownInstance.class).isThrownBy(() -> Library.find(asked));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theorem-4.5:H=1 | H=1 | from 2",
                "theorem-4.5:H=1000000000 | H=1000000000 | to 100000",
                "theorem-4.5:H=99999999999999999999999999 | H=9999 | to 100000",
                "theorem-4.5:H=6.5 | H=6.5 | integer",
                "theorem-4.5:H= | H= | integer",
                "theorem-4.5:H=4,H=5 | H | once",
                "theorem-4.5:h=4 | h | H",
                "theorem-4.5:H | 'H' | parameter=value",
                "theorem-4.5:H=4, | '' | parameter=value",
                "theorem-4.5:=4 | '=4' | parameter=value",
                "chicken:H=1 | H | no parameters",
                "theorem-5.4:u=seven | u=seven | not a number",
                "theorem-5.4:u=1/0 | u=1/0 | zero denominator",
                "theorem-5.4:u=11 | u=11 | floor(u) <= H",
                "theorem-5.4:u=3/2 | u=3/2 | at least 2",
                "theorem-5.4:beta=0 | beta=0 | above 0",
                "theorem-5.4:beta=0.6 | beta=0.6 | at most 1/2",
                "theorem-5.4:beta=-1/10 | beta=-1/10 | above 0",
                "theorem-5.4:eps=1/90 | eps=1/90 | eps H / (2 beta) <= 1/2",
                "theorem-5.4:eps=1e999999999 | eps=1e999999999 | exponent",
                "theorem-5.4:eps=1e-4999 | eps=1e-4999 | bits",
                "theorem-5.8:beta=1/2,eps=1/10 | beta=1/2 | beta + eps H <= 1",
                "theorem-5.8:u=21/2,H=9 | u=21/2 | floor(u) <= H",
                "lemma-f.1:reward=s | reward=s | r-prime",
                "routing:drivers=5 | drivers=5 | to 4",
                "random-layered:width=3,successors=4 | successors=4 | width",
                "random-layered:width=4,unreachable=3/4 | successors=2 | unreachable",
                "random-layered:width=3,initial=4 | initial=4 | width",
                "random-layered:unreachable=1 | unreachable=1 | below 1",
                "random-layered:rewards=zero-sum,agents=3 | agents=3 | zero-sum",
                "random-layered:H=1000000,width=1000000 | 1000000000000 | states",
                "random-layered:H=1000,width=100000,agents=6,actions=9 | joint actions | smaller",
                "random-recurrent:H=4,discount=1/2 | discount | one of them",
                "random-recurrent:timing=per-step,discount=1/2 | per-step | H",
                "random-recurrent:discount=1 | discount=1 | below 1",
                "random-recurrent:states=2,successors=3 | successors=3 | states=2",
                "random-recurrent:states=1000000,H=10000,timing=per-step | recommendations | smaller",
                "random-sparse:initial=13 | initial=13 | states=12",
                "random-sparse:seed=-1 | seed=-1 | from 0"
            })
    void badParametersAreRefusedBeforeAnythingIsBuilt(String asked, String named, String remedy) {
        assertThatExceptionOfType(BadParameter.class)
                .isThrownBy(() -> Library.find(asked))
                .withMessageContaining(named)
                .withMessageContaining(remedy)
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
    }

    @Test
    void longTextsAreCutInMessages() {
        assertThatExceptionOfType(BadParameter.class)
                .isThrownBy(() -> Library.find("theorem-4.5:H=" + "9".repeat(100_000)))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void numberedStatesAreFoundByName() {
        NumberedStates states = new NumberedStates("s", 1_000_000);

        assertThat(states.get(999_999)).isEqualTo("s999999");
        assertThat(states.indexOf("s999999")).isEqualTo(999_999);
        assertThat(states.contains("s0")).isTrue();
        assertThat(List.of("s", "s1000000", "s01", "t1", "s-1", "s99999999999", "s1x"))
                .allSatisfy(name -> assertThat(states.indexOf(name)).isEqualTo(-1));
    }
}
