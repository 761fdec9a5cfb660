package org.counterplay.reports.command;

/**
 * Runs several command lines in one JVM, one an argument, split at spaces. The launcher records such a run for the
 * cache that makes later starts fast; the JVM can record one process only.
 */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] commandLines) {
        for (String commandLine : commandLines) {
            Main.execute(commandLine.split(" "));
        }
    }
}
