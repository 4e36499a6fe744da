package vn.danda.knowledge.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/** Every name of today's communes, of the communes they were made of and of the former districts. Immutable. */
final class Gazetteer {

  private static final Pattern UNIT =
      Pattern.compile("(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố) (.+)", Pattern.UNICODE_CASE);

  private final Map<String, Commune> communes = new TreeMap<>();
  private final Map<String, List<PlaceName>> byFoldedName = new HashMap<>();

  private Gazetteer() {}

  static Gazetteer shipped() {
    Gazetteer gazetteer = new Gazetteer();
    Map<String, Set<String>> districts = new LinkedHashMap<>();
    for (WordFiles.Row row : WordFiles.rows(text("nghe-an-communes.csv"))) {
      String code = row.cell("code");
      gazetteer.communes.put(code, new Commune(code, row.cell("name")));
      gazetteer.add(row.cell("name"), false, Set.of(code));
      for (String district : row.cell("former_districts").split(";")) {
        districts.computeIfAbsent(district.strip(), name -> new LinkedHashSet<>()).add(code);
      }
    }
    for (WordFiles.Row row : WordFiles.rows(text("former-units.csv"))) {
      gazetteer.add(row.cell("old_name"), true, Set.of(row.cell("new_code")));
    }
    districts.forEach((name, codes) -> gazetteer.add(name, true, codes));
    return gazetteer;
  }

  /** What these words, without marks and with one space between, stand or stood for. */
  List<PlaceName> named(String folded) {
    return byFoldedName.getOrDefault(folded, List.of());
  }

  Set<String> foldedNames() {
    return byFoldedName.keySet();
  }

  List<Commune> all() {
    return List.copyOf(communes.values());
  }

  List<Commune> communes(Set<String> codes) {
    return communes.values().stream().filter(commune -> codes.contains(commune.code())).toList();
  }

  /** The lines of a word list in {@code places/}. */
  static Set<String> lines(String file) {
    return text(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void add(String fullName, boolean former, Set<String> codes) {
    Matcher matcher = UNIT.matcher(fullName);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("No kind of unit in the place name '" + fullName + "'");
    }
    List<String> words = Tokens.of(matcher.group(2));
    String unit = VietnameseText.fold(matcher.group(1));
    byFoldedName
        .computeIfAbsent(VietnameseText.fold(String.join(" ", words)), key -> new ArrayList<>())
        .add(new PlaceName(words, unit, former, Set.copyOf(codes)));
  }

  private static String text(String file) {
    try (InputStream in = Gazetteer.class.getResourceAsStream("/places/" + file)) {
      if (in == null) {
        throw new IllegalStateException("No file /places/" + file + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /places/" + file, e);
    }
  }
}
