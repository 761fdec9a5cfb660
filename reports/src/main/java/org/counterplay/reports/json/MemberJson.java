package org.counterplay.reports.json;

import org.counterplay.instances.Expectation;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Member;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/** An instance: how large it is, what it holds, and what is known of it. */
public final class MemberJson {
    private MemberJson() {}

    /** Writes a member of the library. */
    public static void write(Member member, JsonText json) {
        json.object().text("instance", member.name());
        FamilyJson.content(member.family(), json);
        content(member.create(), json);
        json.list("expectations", list -> member.expectations().forEach(each -> expectation(each, list)))
                .end();
    }

    /** Writes an instance of a file. */
    public static void write(String label, Instance instance, JsonText json) {
        json.object().text("instance", label).text("source", instance.game().source());
        content(instance, json);
        json.end();
    }

    private static void content(Instance instance, JsonText json) {
        Game game = instance.game();
        json.text("name", game.name());
        GameJson.horizon(json, game);
        json.list("agents", game.agents())
                .count("states", game.stateCount())
                .count("jointActions", game.rowCount())
                .count("transitions", game.firstSuccessor(game.rowCount()))
                .list("policies", list -> instance.policies().forEach((name, policy) -> policy(name, policy, list)))
                .list(
                        "deviations",
                        instance.deviations().values().stream()
                                .map(each -> each.name())
                                .toList());
    }

    private static void policy(String name, Policy policy, JsonText json) {
        json.object()
                .text("name", name)
                .truth("stationary", policy.stationary())
                .truth("product", policy.product())
                .count("recommendations", policy.joints().length)
                .end();
    }

    private static void expectation(Expectation known, JsonText json) {
        json.object()
                .text("quantity", known.quantity().key())
                .text("policy", known.policy())
                .text("agent", known.agent())
                .text("relation", known.relation().sign())
                .number("printed", known.printed())
                .number("computed", known.computed())
                .truth("holds", known.holds())
                .text("source", known.source())
                .end();
    }
}
