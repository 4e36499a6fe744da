package vn.danda.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What anybody may type meets regular expressions. Each pattern of the server is tried on the longest message of the
 * networks, filled with one thing over and over, among them the pattern's own words: none may run out of stack, none may
 * look at the text's letters, from one beginning on, more often than some hundred times each.
 */
class RegularExpressionsTest {

  private static final int LONGEST = 4096;
  private static final long MOST_LOOKS = 400L * LONGEST;
  private static final long STACK = 512 * 1024;

  private static final List<String> ANYTHING =
      List.of("9", "9 ", "9.", "1,", "0 9", "-", " ", "a", "a ", "a.", "@", "a@", "(", ". ", "\n", "ạ ", "1.000 ", "12/", "{{");

  @Test
  void noneRunsOutOfStackOrInCircles() throws InterruptedException {
    List<String> broken = new ArrayList<>();
    Map<String, Pattern> patterns = patterns();
    for (Map.Entry<String, Pattern> one : patterns.entrySet()) {
      for (String part : parts(one.getValue())) {
        String trouble = trouble(one.getValue(), part);
        if (trouble != null) {
          broken.add(one.getKey() + " on '" + part + "' over and over: " + trouble);
        }
      }
    }
    assertThat(patterns).hasSizeGreaterThan(40);
    assertThat(broken).isEmpty();
  }

  private static String trouble(Pattern pattern, String part) throws InterruptedException {
    String text = part.repeat(LONGEST / part.length());
    AtomicReference<String> trouble = new AtomicReference<>();
    Runnable find =
        () -> {
          try {
            // A last letter that fits nothing, so that whatever was hoped for fails at the end.
            String hopeless = text + "\u0001";
            boolean unused = pattern.matcher(new Counted(hopeless)).lookingAt() | pattern.matcher(new Counted(hopeless)).matches();
          } catch (StackOverflowError e) {
            trouble.set("out of stack");
          } catch (TooManyLooks e) {
            trouble.set("more than " + MOST_LOOKS + " looks");
          }
        };
    Thread thread = new Thread(null, find, "pattern", STACK);
    thread.start();
    thread.join();
    return trouble.get();
  }

  /** Single things, and the words that stand in the pattern. */
  private static List<String> parts(Pattern pattern) {
    List<String> parts = new ArrayList<>(ANYTHING);
    Stream.of(pattern.pattern().split("[^\\p{L}]+")).filter(word -> word.length() > 1).distinct().forEach(
        word -> {
          parts.add(word + " ");
          parts.add(" " + word);
        });
    return parts;
  }

  /** The static patterns of all classes of the server. */
  private static Map<String, Pattern> patterns() {
    Map<String, Pattern> found = new LinkedHashMap<>();
    for (String module : List.of("channels", "knowledge-base", "bot-core")) {
      Path classes = Path.of("..", module, "target", "classes");
      try (Stream<Path> files = Files.walk(classes)) {
        files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(file -> collect(classes.relativize(file), found));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static void collect(Path file, Map<String, Pattern> into) {
    String name = file.toString().replace(".class", "").replace('/', '.');
    try {
      for (Field field : Class.forName(name, false, RegularExpressionsTest.class.getClassLoader()).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
          field.setAccessible(true);
          into.put(name + "." + field.getName(), (Pattern) field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Text that counts how often its letters are looked at: the same on every machine, as a time is not. */
  private record Counted(String text, long[] looks) implements CharSequence {

    Counted(String text) {
      this(text, new long[1]);
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
