package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.reports.page.Page.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The files that back a finding: all of a document's artifacts that the finding's {@code evidence} names, by name or as the last part of
 * a path.
 */
final class EvidenceLinks {
    private static final Pattern END = Pattern.compile("\\.(expert|learner)(?:\\.coarse)?\\.certificate\\.json$");

    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, String> artifacts;

    private EvidenceLinks(Map<String, String> artifacts) {
        this.artifacts = artifacts;
    }

    static EvidenceLinks of(JsonNode evidence, Map<String, String> artifacts) {
        EvidenceLinks links = new EvidenceLinks(artifacts);
        texts(evidence, text -> {
            String name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
            if (artifacts.containsKey(name)) {
                links.names.add(name);
            }
        });
        return links;
    }

    private static void texts(JsonNode node, Consumer<String> to) {
        if (node.isString()) {
            to.accept(node.asString());
        } else {
            node.values().forEach(each -> texts(each, to));
        }
    }

    /** The instance file, or null. */
    @Nullable
    String instance() {
        return names.stream().filter(name -> !certificate(name)).findFirst().orElse(null);
    }

    /** The certificate of the learner's regret, or null. */
    @Nullable
    String learner() {
        List<String> own = names.stream()
                .filter(name -> certificate(name) && whose(name).equals("learner"))
                .toList();
        return own.stream().filter(name -> !coarse(name)).findFirst().orElse(own.isEmpty() ? null : own.getFirst());
    }

    /** All of them to download. */
    List<Link> links(Downloads downloads) {
        List<Link> links = new ArrayList<>();
        for (String name : names) {
            links.add(downloads.add(text(name), name, artifacts.getOrDefault(name, "")));
        }
        return links;
    }

    private boolean certificate(String name) {
        return artifacts.getOrDefault(name, "").contains("\"counterplay/certificate\"");
    }

    /** {@code expert} or {@code learner}, as the name ends in it; else empty. */
    private static String whose(String name) {
        Matcher end = END.matcher(name);
        return end.find() ? end.group(1) : "";
    }

    private static boolean coarse(String name) {
        return name.contains(".coarse.");
    }

    private String text(String name) {
        if (!certificate(name)) {
            return "instance file";
        }
        String whose = whose(name);
        return (whose.isEmpty() ? "certificate" : whose + "\u2019s certificate") + (coarse(name) ? " (coarse)" : "");
    }
}
