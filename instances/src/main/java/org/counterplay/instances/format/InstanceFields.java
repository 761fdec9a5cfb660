package org.counterplay.instances.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Policy;

/** Takes an instance from an object of a document, which may be the root or part of a certificate. */
final class InstanceFields {
    static final String FORMAT = "counterplay/instance";
    static final int VERSION = 1;

    private InstanceFields() {}

    static Instance read(Reading reading, int node) {
        checkFormat(reading, node, FORMAT, VERSION);
        Fields fields = new Fields(
                reading,
                "an instance",
                "format",
                "version",
                "name",
                "source",
                "horizon",
                "discount",
                "agents",
                "states",
                "initial",
                "transitions",
                "rewards",
                "policies",
                "deviations");
        fields.open(node);
        int policiesNode = fields.optional("policies");
        int deviationsNode = fields.optional("deviations");
        GameReader.Named game = new GameReader(reading, node, fields).read();
        Document document = reading.document();
        Map<String, Policy> policies = new LinkedHashMap<>();
        if (policiesNode >= 0 && reading.isObject(policiesNode, "\"policies\"")) {
            for (int k = document.first(policiesNode); k < document.end(policiesNode); k = document.next(k + 1)) {
                String name = reading.newName(k, "a policy's name");
                reading.stopIfWrong();
                if (name != null) {
                    policies.put(name, PolicyReader.read(reading, k + 1, name, game));
                }
            }
        }
        Map<String, DeviationClass> deviations = new LinkedHashMap<>();
        if (deviationsNode >= 0 && reading.isObject(deviationsNode, "\"deviations\"")) {
            DeviationClasses classes = new DeviationClasses(
                    reading, game.states(), game.sets(), game.game().horizon());
            for (int k = document.first(deviationsNode); k < document.end(deviationsNode); k = document.next(k + 1)) {
                String name = reading.newName(k, "a deviation class's name");
                reading.stopIfWrong();
                if (name != null) {
                    deviations.put(name, classes.read(k + 1, name));
                }
            }
        }
        reading.stopIfWrong();
        return new Instance(game.game(), policies, deviations);
    }

    /** Throws unless the object says that it is of the given format and version. */
    static void checkFormat(Reading reading, int node, String format, int version) {
        Document document = reading.document();
        if (!reading.isObject(node, "a file of format " + format)) {
            reading.stopIfWrong();
        }
        int formatNode = -1;
        int versionNode = -1;
        for (int key = document.first(node); key < document.end(node); key = document.next(key + 1)) {
            if (document.text(key).equals("format")) {
                formatNode = key + 1;
            } else if (document.text(key).equals("version")) {
                versionNode = key + 1;
            }
        }
        if (formatNode < 0 || versionNode < 0) {
            throw reading.error(
                    node,
                    "needs the field \"" + (formatNode < 0 ? "format" : "version") + "\": \"format\": \"" + format
                            + "\", \"version\": " + version);
        }
        if (document.isContainer(formatNode) || !document.text(formatNode).equals(format)) {
            throw reading.error(
                    formatNode, "the format must be \"" + format + "\", not " + document.describe(formatNode));
        }
        int stated = reading.integer(versionNode, "\"version\"", 0);
        reading.stopIfWrong();
        if (stated != version) {
            throw reading.error(
                    versionNode,
                    "version " + stated + " of format " + format + "; this program reads version " + version
                            + (stated > version ? ". Maybe a newer program wrote the file" : ""));
        }
    }
}
