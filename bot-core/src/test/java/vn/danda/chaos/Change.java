package vn.danda.chaos;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One place of the server's sources written differently. {@code from} must be there exactly once, so that a mutant that
 * has become meaningless is noticed.
 *
 * @param module whose sources
 * @param file below the module's {@code src/main}, for example {@code resources/redis/commit.lua}
 */
record Change(String module, String file, String from, String to) {

  Change(String file, String from, String to) {
    this("bot-core", file, from, to);
  }

  /** The sources with these changes: scripts as they are, classes compiled, below this folder. */
  static Path make(List<Change> changes, Path folder) throws IOException {
    Map<String, String> changed = new TreeMap<>();
    for (Change change : changes) {
      String before = changed.getOrDefault(change.file(), Files.readString(change.source()));
      changed.put(change.file(), change.applied(before));
    }
    List<Path> classes = new ArrayList<>();
    for (Map.Entry<String, String> one : changed.entrySet()) {
      Path file = folder.resolve(one.getKey().replaceFirst("^resources/", ""));
      Files.createDirectories(file.getParent());
      Files.writeString(file, one.getValue());
      if (one.getKey().endsWith(".java")) {
        classes.add(file);
      }
    }
    if (!classes.isEmpty()) {
      compile(classes, folder);
    }
    return folder;
  }

  String applied(String text) {
    int at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new IllegalStateException(file + " has not exactly one place that says: " + from);
    }
    return text.replace(from, to);
  }

  /** The file it changes. */
  Path source() {
    Path here = Path.of(module, "src/main");
    return (Files.exists(here) ? here : Path.of("..", module, "src/main")).resolve(file);
  }

  private static void compile(List<Path> files, Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", folder.toString(), "-cp", NodeProcess.classPath(), "-parameters", "-proc:none", "-nowarn");
      if (!compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files)).call()) {
        throw new IllegalStateException("A mutant does not compile: " + messages);
      }
    }
  }
}
