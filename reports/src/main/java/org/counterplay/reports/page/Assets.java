package org.counterplay.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.counterplay.reports.picture.GraphStyle;

/** What every page holds: its style, its script and the library of charts, which lies in a WebJar on the class path. */
final class Assets {
    private static final String CHARTS = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private Assets() {}

    static String style() {
        return read(own("page.css")).replace("/*light*/", GraphStyle.light()).replace("/*dark*/", GraphStyle.dark())
                + GraphStyle.rules();
    }

    static String script() {
        return inert(read(own("page.js")));
    }

    /** Chart.js, without its pointer to a map for debuggers, which a browser would look for on the network. */
    static String charts() {
        Properties about = new Properties();
        try (InputStream in = open(CHARTS)) {
            about.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(CHARTS + " cannot be read", failed);
        }
        String version = about.getProperty("version");
        return inert(read("META-INF/resources/webjars/chart.js/" + version + "/dist/chart.umd.min.js")
                .replaceAll("(?m)^//# sourceMappingURL=.*$", "")
                .strip());
    }

    /** Script that cannot end its element. */
    private static String inert(String script) {
        if (script.toLowerCase(java.util.Locale.ROOT).contains("</script") || script.contains("<!--")) {
            throw new IllegalStateException("a script would end the element that holds it");
        }
        return script;
    }

    private static String own(String name) {
        return "org/counterplay/reports/page/" + name;
    }

    private static InputStream open(String resource) {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("the resource " + resource + " is missing; build the program anew");
        }
        return in;
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", failed);
        }
    }
}
