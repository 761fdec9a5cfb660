package org.counterplay.instances;

import java.util.List;
import org.counterplay.instances.audit.MeetingGames;
import org.counterplay.instances.audit.Suspects;
import org.counterplay.instances.classic.BattleOfTheSexes;
import org.counterplay.instances.classic.BenoitKrishna;
import org.counterplay.instances.classic.Chicken;
import org.counterplay.instances.classic.ElFarol;
import org.counterplay.instances.classic.MatchingPennies;
import org.counterplay.instances.classic.PrisonersDilemma;
import org.counterplay.instances.classic.RockPaperScissors;
import org.counterplay.instances.classic.Shapley;
import org.counterplay.instances.environment.Routing;
import org.counterplay.instances.found.FoundWitnesses;
import org.counterplay.instances.random.RandomLayered;
import org.counterplay.instances.random.RandomRecurrent;
import org.counterplay.instances.random.RandomSparse;
import org.counterplay.instances.theorem.BehaviorCloningLowerBound;
import org.counterplay.instances.theorem.IncompleteClasses;
import org.counterplay.instances.theorem.LateResponse;
import org.counterplay.instances.theorem.MaliceLowerBound;
import org.counterplay.instances.theorem.RareBranch;
import org.counterplay.instances.theorem.RationalizingRewards;
import org.counterplay.instances.theorem.RegretIsHard;
import org.counterplay.instances.theorem.SeveralEquilibria;
import org.counterplay.instances.theorem.StateOnlyMatching;
import org.counterplay.instances.theorem.UnvisitedStates;

/** All families, and how one of their members is found by name. */
public final class Library {
    private static final int SHOWN = 60;

    private static final List<Family> FAMILIES = List.of(
            new IncompleteClasses(),
            new RegretIsHard(),
            new BehaviorCloningLowerBound(),
            new MaliceLowerBound(),
            new RationalizingRewards(),
            new SeveralEquilibria(),
            new StateOnlyMatching(),
            new UnvisitedStates(),
            new LateResponse(),
            new RareBranch(),
            new Chicken(),
            new BattleOfTheSexes(),
            new Shapley(),
            new MatchingPennies(),
            new PrisonersDilemma(),
            new RockPaperScissors(),
            new ElFarol(),
            new BenoitKrishna(),
            new Routing(),
            new FoundWitnesses(),
            new Suspects(),
            new MeetingGames(),
            new RandomLayered(),
            new RandomRecurrent(),
            new RandomSparse());

    private Library() {}

    /** All families, by topic, in the order in which they are listed. */
    public static List<Family> families() {
        return FAMILIES;
    }

    /** Whether the text before a colon, if there is one, is the name of a family. */
    public static boolean contains(String text) {
        return FAMILIES.stream().anyMatch(family -> family.name().equals(familyName(text)));
    }

    /**
     * Finds a member by {@code family} or {@code family:key=value,key=value}; parameters that are not given take their
     * default. Numbers are read exactly: {@code u=7/2}, {@code beta=0.05}, {@code eps=1e-2}.
     *
     * @throws UnknownInstance if there is no such family; the message names the nearest
     * @throws BadParameter if a parameter is unknown, doubled, no number or out of range, or if the parameters do not fit
     *     together
     */
    public static Member find(String text) {
        String name = familyName(text);
        for (Family family : FAMILIES) {
            if (family.name().equals(name)) {
                int colon = text.indexOf(':');
                return family.member(colon < 0 ? "" : text.substring(colon + 1));
            }
        }
        throw new UnknownInstance(unknown(name));
    }

    private static String familyName(String text) {
        int colon = text.indexOf(':');
        return (colon < 0 ? text : text.substring(0, colon)).strip();
    }

    private static String unknown(String name) {
        String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN - 3) + "...";
        List<String> near =
                Spelling.near(name, FAMILIES.stream().map(Family::name).toList());
        return "the library has no instance '" + shown + "'"
                + (near.isEmpty() ? "" : "; maybe " + String.join(" or ", near))
                + "; 'counterplay instances list' shows all";
    }
}
