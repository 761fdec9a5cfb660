package org.counterplay.reports.json;

import java.util.Locale;
import org.counterplay.instances.Family;
import org.counterplay.instances.Parameter;
import org.jspecify.annotations.Nullable;

/** A family of instances. */
public final class FamilyJson {
    private FamilyJson() {}

    /** Writes it as one object. */
    public static void write(Family family, JsonText json) {
        json.object();
        content(family, json);
        json.end();
    }

    static void content(Family family, JsonText json) {
        json.text("family", family.name())
                .text("topic", family.topic().name().toLowerCase(Locale.ROOT))
                .text("summary", family.summary())
                .text("source", family.source())
                .list("parameters", list -> family.parameters().forEach(each -> parameter(each, list)));
    }

    private static <T extends Comparable<T>> void parameter(Parameter<T> parameter, JsonText json) {
        @Nullable T standard = parameter.standard();
        json.object()
                .text("name", parameter.name())
                .text("description", parameter.description())
                .text("range", parameter.range())
                .text("default", standard == null ? null : parameter.write(standard))
                .end();
    }
}
