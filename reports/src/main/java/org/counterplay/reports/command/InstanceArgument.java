package org.counterplay.reports.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.Member;
import org.counterplay.instances.UnknownInstance;
import org.counterplay.instances.exchange.GameFiles;
import org.counterplay.instances.exchange.Imported;
import org.counterplay.model.game.Policy;
import org.jspecify.annotations.Nullable;

/**
 * An instance as it is named on the command line: a file, or a member of the library.
 *
 * @param label how it can be asked for again: the path as it was given, or the member's full name
 * @param remarks what was assumed, renamed or rounded when it was read
 */
record InstanceArgument(String label, Instance instance, List<String> remarks) {
    InstanceArgument {
        remarks = List.copyOf(remarks);
    }

    private static final List<String> ENDINGS = GameFiles.endings();

    static final String DESCRIPTION =
            "A file (.json, .yaml, also gzipped; .nfg of Gambit; .tra of PRISM-games, with its"
                    + " horizon as in game.tra:H=10) or a member of the library like theorem-4.5:H=6"
                    + " (see 'counterplay instances list').";

    /**
     * Loads it. An existing file comes first, then the library's names, which may hold a slash ({@code beta=1/20}), then
     * whatever looks like a path.
     */
    static InstanceArgument load(String text) {
        GameFiles.Request request = GameFiles.Request.of(text);
        Path file = existingFile(request.path());
        if (file != null) {
            return read(text, file, request.options());
        }
        if (Library.contains(text)) {
            Member member = Library.find(text);
            return new InstanceArgument(member.name(), member.create(), List.of());
        }
        if (looksLikePath(text)) {
            return read(text, path(request.path()), request.options());
        }
        try {
            return new InstanceArgument(text, Library.find(text).create(), List.of());
        } catch (UnknownInstance unknown) {
            throw new BadArgument(unknown.getMessage() + "; there is no file of that name either");
        }
    }

    private static InstanceArgument read(String text, Path file, String options) {
        Imported imported = GameFiles.read(file, options);
        return new InstanceArgument(text, imported.instance(), imported.remarks());
    }

    /** The policy of a name. Where none is given, the only one that there is. */
    Policy policy(@Nullable String name, String option) {
        if (instance.policies().isEmpty()) {
            throw new BadArgument(label + " holds no policy; add one to the file under \"policies\"");
        }
        if (name == null) {
            if (instance.policies().size() == 1) {
                return instance.policies().values().iterator().next();
            }
            throw new BadArgument(label + " holds several policies; add " + option + " with one of " + policyNames());
        }
        Policy policy = instance.policies().get(name);
        if (policy == null) {
            throw new BadArgument(label + " holds no policy \"" + name + "\"; there is " + policyNames());
        }
        return policy;
    }

    private String policyNames() {
        return String.join(", ", instance.policies().keySet());
    }

    /** Whether a text can only be meant as a path. */
    static boolean looksLikePath(String text) {
        String lower = GameFiles.Request.of(text).path().toLowerCase(Locale.ROOT);
        return text.indexOf('/') >= 0
                || text.indexOf(java.io.File.separatorChar) >= 0
                || ENDINGS.stream().anyMatch(lower::endsWith);
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new BadArgument("\"" + text + "\" is no path: " + wrong.getReason());
        }
    }

    static @Nullable Path existingFile(String text) {
        try {
            Path path = Path.of(text);
            return !text.isEmpty() && Files.exists(path) && !Files.isDirectory(path) ? path : null;
        } catch (InvalidPathException wrong) {
            return null;
        }
    }
}
