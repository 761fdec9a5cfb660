package org.counterplay.reports.store;

/**
 * Evidence that is kept with a run: an instance file or a certificate, whole.
 *
 * @param name unique within its run, such as {@code worst-game.json}; a file name, no path
 * @param content the text of the file
 */
public record Artifact(String name, String content) {
    /** @throws IllegalArgumentException if the name is empty or leads to another folder */
    public Artifact {
        if (name.isBlank() || name.equals(".") || name.equals("..") || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("an artifact is called \"" + name + "\"; give it the name of a file");
        }
    }

    /** SHA-256 of the content in UTF-8, in hexadecimal digits. */
    public String digest() {
        return Sha256.of(content);
    }
}
