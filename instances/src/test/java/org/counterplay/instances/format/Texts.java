package org.counterplay.instances.format;

/** Small files that tests start from. */
final class Texts {
    private Texts() {}

    /** The game of chicken with its fair correlated equilibrium. */
    static final String CHICKEN = """
            {
              "format": "counterplay/instance", "version": 1,
              "name": "chicken",
              "horizon": 1,
              "agents": [{"name": "1", "actions": ["dare", "yield"]}, {"name": "2", "actions": ["dare", "yield"]}],
              "states": ["s"],
              "initial": {"s": 1},
              "transitions": [{"state": "*", "actions": ["*", "*"], "to": {"s": 1}}],
              "rewards": [
                {"state": "s", "actions": ["dare", "dare"], "values": [0, 0]},
                {"state": "s", "actions": ["dare", "yield"], "values": [7, 2]},
                {"state": "s", "actions": ["yield", "dare"], "values": [2, 7]},
                {"state": "s", "actions": ["yield", "yield"], "values": [6, 6]}
              ],
              "policies": {
                "fair": [{"state": "s", "play": [
                  {"actions": ["dare", "yield"], "probability": "1/3"},
                  {"actions": ["yield", "dare"], "probability": "1/3"},
                  {"actions": ["yield", "yield"], "probability": "1/3"}]}]
              }
            }
            """;

    /** Everything that a file can have, with line breaks that tests count. */
    static final String FULL = """
            {
              "format": "counterplay/instance",
              "version": 1,
              "name": "full", "source": "a test",
              "horizon": 3,
              "agents": [
                {"name": "1", "actions": ["a", "b"]},
                {"name": "2", "actions": {"t": ["wait"], "*": ["x", "y"]}}
              ],
              "states": ["s", "t", "u"],
              "initial": {"s": "1/2", "t": 0.5},
              "transitions": [
                {"state": "s", "actions": ["a", "*"], "to": {"s": "1/3", "u": "2/3"}},
                {"state": "t", "actions": ["*", "wait"], "to": {"u": 1}},
                {"state": "*", "actions": ["*", "*"], "to": {"t": 1}}
              ],
              "rewards": [
                {"state": "s", "actions": ["b", "y"], "values": [1, "-1/7"]}
              ],
              "policies": {
                "p": [
                  {"step": 2, "state": "s", "play": [{"actions": ["a", "x"], "probability": 1}]},
                  {"state": "t", "play": [{"actions": ["b", "wait"], "probability": 1}]},
                  {"state": "*", "agents": [{"a": "1/2", "b": "1/2"}, {"x": 1}]}
                ]
              },
              "deviations": {
                "m": {"masked": [{"agent": "1", "state": "*", "recommended": "a", "plays": "b"}]},
                "l": {"listed": [{"name": "one", "agent": "2", "changes": [
                  {"step": 1, "state": "s", "recommended": "x", "plays": "y"}]}]}
              }
            }
            """;
}
