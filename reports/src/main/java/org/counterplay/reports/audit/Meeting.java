package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.counterplay.instances.audit.MeetingGames;

/** Games that meet what theorems assume, by construction; built as they are asked for. */
final class Meeting {
    private static final int ASKED = 4;

    private final List<Kind> kinds;

    /** @param count how many of each kind */
    Meeting(long seed, int count) {
        kinds = MeetingGames.names(seed, count).stream().map(Kind::new).toList();
    }

    /**
     * Games of the kinds of which some of the first few are accepted, one of each kind in turn, those that are not accepted as well.
     *
     * @param most how many that are accepted are aimed at
     */
    List<Subject> where(Predicate<Subject> accepted, int most) {
        List<Kind> serving = kinds.stream()
                .filter(kind -> kind.of(ASKED).stream().anyMatch(accepted))
                .toList();
        List<Subject> all = new ArrayList<>();
        int met = 0;
        for (int k = 0;
                met < most && !serving.isEmpty() && k < serving.getFirst().names.size();
                k++) {
            for (Kind kind : serving) {
                Subject subject = kind.of(k + 1).get(k);
                all.add(subject);
                met += accepted.test(subject) ? 1 : 0;
            }
        }
        return all;
    }

    private static final class Kind {
        private final List<String> names;
        private final List<Subject> made = new ArrayList<>();

        Kind(List<String> names) {
            this.names = names;
        }

        List<Subject> of(int most) {
            while (made.size() < Math.min(most, names.size())) {
                Pool.add(names.get(made.size()), made);
            }
            return made.subList(0, Math.min(most, names.size()));
        }
    }
}
