import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over the Java files of a folder: with --replace it rewrites them, with --check it names those it
 * would rewrite and fails. Started by the profiles format and format-check.
 */
void main(String[] args) throws Exception {
  List<String> arguments = new ArrayList<>();
  if (args[0].equals("--replace")) {
    arguments.add("--replace");
  } else {
    arguments.addAll(List.of("--dry-run", "--set-exit-if-changed"));
  }
  try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
    files
        .map(Path::toString)
        .filter(file -> file.endsWith(".java") && file.contains("/src/"))
        .sorted()
        .forEach(arguments::add);
  }
  com.google.googlejavaformat.java.Main.main(arguments.toArray(String[]::new));
}
