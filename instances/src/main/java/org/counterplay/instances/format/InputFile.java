package org.counterplay.instances.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.counterplay.model.number.Heap;

/** Loads a file, gzipped or not, as a {@link Document}. */
final class InputFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int GZIP_MAGIC = 0x1f8b;

    private InputFile() {}

    /** Reads and parses a file; its kind is told by its name, or where that says nothing, by its first character. */
    static Document load(Path path) {
        return parse(path.toString(), text(path));
    }

    /** The text of a file, without a byte order mark. */
    static String text(Path path) {
        String file = path.toString();
        byte[] bytes = bytes(path);
        if (bytes.length >= 2 && ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) == GZIP_MAGIC) {
            bytes = unzipped(file, bytes);
        } else if (file.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            throw new InputException(file, "not gzipped, though its name ends in .gz");
        }
        return withoutMark(decode(file, bytes));
    }

    /** Parses a text that stands for a file. */
    static Document parse(String file, String text) {
        String body = withoutMark(text);
        SourceText source = new SourceText(file, body);
        if (body.isBlank()) {
            throw new InputException(file, "the file is empty");
        }
        return isYaml(file, body) ? YamlText.parse(source) : JsonText.parse(source);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean isYaml(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".json")) {
            return false;
        }
        if (plain.endsWith(".yaml") || plain.endsWith(".yml")) {
            return true;
        }
        char first = text.stripLeading().charAt(0);
        return first != '{' && first != '[';
    }

    private static byte[] bytes(Path path) {
        String file = path.toString();
        try {
            if (Files.isDirectory(path)) {
                throw new InputException(file, "this is a folder; a file is needed");
            }
            InputException.requireMemory(file, "a file of " + Files.size(path) + " bytes", 4.0 * Files.size(path));
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new InputException(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw new InputException(file, "the file may not be read");
        } catch (IOException failure) {
            throw new InputException(file, "cannot be read: " + failure.getMessage());
        }
    }

    private static byte[] unzipped(String file, byte[] bytes) {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, Heap.available() / 6);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
            byte[] all = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new InputException(
                        file,
                        "unpacks to more than " + most + " bytes, which do not fit in memory; give Java more (-Xmx)");
            }
            return all;
        } catch (EOFException | ZipException failure) {
            throw new InputException(file, "the gzipped data are damaged or were cut off: " + failure.getMessage());
        } catch (IOException failure) {
            throw new InputException(file, "cannot be unpacked: " + failure.getMessage());
        }
    }

    private static String decode(String file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text; // a decoder puts this character where the bytes are malformed
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            int offset = in.position();
            String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
            throw new SourceText(file, before)
                    .at(before.length(), "$", "malformed UTF-8 at byte " + offset + "; files are read as UTF-8");
        }
        return text;
    }
}
