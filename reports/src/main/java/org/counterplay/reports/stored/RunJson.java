package org.counterplay.reports.stored;

import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.Stored;

/** What is known of a stored run without its result. */
public final class RunJson {
    private RunJson() {}

    /** A list of runs, with their evidence and files by digest. */
    public static void write(Iterable<Stored> runs, JsonText json) {
        json.list(list -> runs.forEach(stored -> {
            head(stored, list.object());
            list.list(
                            "evidence",
                            evidence -> stored.run()
                                    .artifacts()
                                    .forEach(each -> evidence.object()
                                            .text("name", each.name())
                                            .text("sha256", each.digest())
                                            .end()))
                    .end();
        }));
    }

    /** The members of an object that the caller has begun and ends. */
    static void head(Stored stored, JsonText json) {
        Run run = stored.run();
        json.count("id", stored.id())
                .text("kind", run.kind())
                .list("arguments", run.arguments())
                .text("started", run.started().toString())
                .measured("seconds", run.seconds())
                .count("exit", run.exit())
                .text("verdict", Headline.of(run));
        Long seed = run.seed();
        if (seed == null) {
            json.nothing("seed");
        } else {
            json.count("seed", seed);
        }
        json.text("machine", run.machine())
                .text("program", run.versions().program())
                .text("build", run.versions().build())
                .object("libraries");
        run.versions().libraries().forEach(json::text);
        json.end().text("key", run.key()).text("sha256", run.digest());
        json.list(
                "files",
                list -> run.files()
                        .forEach(file -> list.object()
                                .text("path", file.path())
                                .text("sha256", file.digest())
                                .count("bytes", file.bytes())
                                .end()));
    }
}
