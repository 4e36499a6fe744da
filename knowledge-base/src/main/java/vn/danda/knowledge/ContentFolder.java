package vn.danda.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Reads every {@code .yml} file of a folder on the class path, whether that is a folder of the build, a jar, or a jar
 * inside Spring Boot's jar (whose own connection class is a {@link JarURLConnection} too). So a new file needs no list.
 */
final class ContentFolder {

  private ContentFolder() {}

  /** File name to text, in the order of the names; empty when there is no such folder. */
  static Map<String, String> read(String folder) {
    URL place = ContentFolder.class.getResource("/" + folder);
    return place == null ? Map.of() : read(place, folder);
  }

  static Map<String, String> read(URL place, String folder) {
    try {
      URLConnection connection = place.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return fromJar(jar, folder + "/");
      }
      return fromDirectory(Path.of(URI.create(place.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the folder " + folder, e);
    }
  }

  private static Map<String, String> fromDirectory(Path directory) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static Map<String, String> fromJar(JarURLConnection connection, String prefix) throws IOException {
    // Without the cache the file is ours to close; with it, closing would take it from everybody else.
    connection.setUseCaches(false);
    Map<String, String> texts = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> files = jar.stream().filter(entry -> isFileOf(prefix, entry.getName())).toList();
      for (JarEntry file : files) {
        try (InputStream in = jar.getInputStream(file)) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          texts.put(file.getName().substring(prefix.length()), text);
        }
      }
    }
    return texts;
  }

  private static boolean isFileOf(String prefix, String name) {
    return name.startsWith(prefix) && name.endsWith(".yml") && name.indexOf('/', prefix.length()) < 0;
  }
}
