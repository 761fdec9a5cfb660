package org.counterplay.solvers.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * The libraries within a folder of a jar, and their unpacking.
 *
 * <p>Each file is written beside its place and then moved there in one step, so that processes unpacking at the same time
 * each find either nothing or a whole file. A file whose length is right is not written again.
 */
final class NativeArchive {
    private final String inJar;
    private final URL anchor;

    private NativeArchive(String inJar, URL anchor) {
        this.inJar = inJar;
        this.anchor = anchor;
    }

    /**
     * The archive of a platform on the class path.
     *
     * @throws NativesUnavailable if there is none
     */
    static NativeArchive of(Platform platform, ClassLoader loader) {
        return of(
                platform.folder(),
                platform.bridge(),
                loader,
                "Add the artifact com.google.ortools:ortools-" + platform.id() + " to the class path.");
    }

    /**
     * The archive that is a folder of a jar on the class path.
     *
     * @param folder with a slash at its end
     * @param file a file in it
     * @param remedy what to do where there is none
     * @throws NativesUnavailable if there is none
     */
    static NativeArchive of(String folder, String file, ClassLoader loader, String remedy) {
        URL anchor = loader.getResource(folder + file);
        if (anchor == null) {
            throw new NativesUnavailable(List.of("no jar on the class path holds " + folder + file), remedy);
        }
        return new NativeArchive(folder, anchor);
    }

    /**
     * Unpacks the wanted files into a folder of their version below {@code cache}; returns that folder.
     *
     * @param wanted says of a file name whether it is needed
     */
    Path unpack(Path cache, Predicate<String> wanted) throws IOException {
        if (!(anchor.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(anchor + " is not within a jar");
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> libraries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(inJar) && !entry.isDirectory())
                    .toList();
            Path folder = cache.resolve(inJar.replace('/', '-') + fingerprint(libraries));
            CacheDirectory.prepare(cache);
            CacheDirectory.prepare(folder);
            for (JarEntry library : libraries) {
                String name = library.getName().substring(inJar.length());
                if (wanted.test(name)) {
                    unpack(jar, library, folder.resolve(name));
                }
            }
            return folder;
        }
    }

    private static void unpack(JarFile jar, JarEntry library, Path target) throws IOException {
        if (whole(target, library)) {
            return;
        }
        Path beside = Files.createTempFile(target.getParent(), ".unpacking", null);
        try {
            try (InputStream content = jar.getInputStream(library)) {
                Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException e) {
            // Windows does not replace a library in use: another process has put it there in the meantime.
            if (!whole(target, library)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static boolean whole(Path file, JarEntry library) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == library.getSize();
    }

    /** Of names and check sums: another version, or another build of one, has its own folder. */
    private static String fingerprint(List<JarEntry> libraries) {
        List<String> lines = new ArrayList<>();
        libraries.forEach(entry -> lines.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
        lines.sort(null);
        CRC32 sum = new CRC32();
        lines.forEach(line -> sum.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return String.format("%08x", sum.getValue());
    }
}
