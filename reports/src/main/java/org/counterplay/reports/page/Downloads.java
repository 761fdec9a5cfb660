package org.counterplay.reports.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.reports.page.Page.Link;

/**
 * Files that a page offers. All are written beside it, in the folder {@code files}; small ones are in the page itself too, as long as it
 * does not grow too large, so that it can be handed on alone. What is offered twice is in the page once: the page's script gives the
 * first link's address to the others.
 */
final class Downloads {
    private static final int LARGEST_INSIDE = 48_000;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final int most;
    private int inside;

    /** @param most how many characters of the page may be files */
    Downloads(int most) {
        this.most = most;
    }

    /** Adds a file. The same name with the same content is the same file; with another content it gets another name. */
    Link add(String text, String name, String content) {
        String file = unused(safe(name), content);
        boolean first = files.put(file, content) == null;
        return new Link(text, file, first ? address(file, content) : beside(file));
    }

    /** All files by name. */
    Map<String, String> files() {
        return Collections.unmodifiableMap(files);
    }

    private String address(String file, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_INSIDE || inside + bytes.length / 3 * 4 + 100 > most) {
            return beside(file);
        }
        String type = file.endsWith(".csv") ? "text/csv" : file.endsWith(".svg") ? "image/svg+xml" : "application/json";
        String address =
                "data:" + type + ";charset=utf-8;base64," + Base64.getEncoder().encodeToString(bytes);
        inside += address.length();
        return address;
    }

    private static String beside(String file) {
        return "files/" + file;
    }

    private String unused(String name, String content) {
        String candidate = name;
        for (int k = 2; files.containsKey(candidate) && !content.equals(files.get(candidate)); k++) {
            int dot = name.lastIndexOf('.');
            candidate = dot < 0 ? name + "-" + k : name.substring(0, dot) + "-" + k + name.substring(dot);
        }
        return candidate;
    }

    /** A name that every file system and every address can bear. */
    static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9.=_-]+", "_").replaceAll("^[.]+", "_");
        String shorter = plain.length() > 120 ? plain.substring(0, 60) + plain.substring(plain.length() - 60) : plain;
        return shorter.isEmpty() ? "file" : shorter;
    }
}
