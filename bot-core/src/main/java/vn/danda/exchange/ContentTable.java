package vn.danda.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;

/** Entries as the table they are imported from: reading it back changes nothing. */
public final class ContentTable {

  private ContentTable() {}

  /** As a CSV file in UTF-8. */
  public static String csv(List<FaqEntry> entries) {
    return Csv.write(rows(entries));
  }

  /** As an Excel workbook. */
  public static byte[] xlsx(List<FaqEntry> entries) {
    return Sheet.write(rows(entries));
  }

  /** What becomes of every row, as a CSV file for whoever mends the table. */
  public static String csvOfFates(List<RowFate> fates) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("dong", "so_phan", "bai", "noi_dung", "vi_sao")));
    fates.forEach(
        fate -> rows.add(List.of(Integer.toString(fate.row()), fate.fate().label(), fate.entry(), fate.value(), fate.why())));
    return Csv.write(rows);
  }

  static List<List<String>> rows(List<FaqEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(Arrays.stream(ContentColumn.values()).map(ContentColumn::head).toList());
    for (FaqEntry entry : entries) {
      rows.add(row(entry));
      for (Audience audience : Audience.values()) {
        String words = entry.audiences().get(audience);
        if (words != null) {
          rows.add(
              row(entry.id(), Map.of(ContentColumn.AUDIENCE, ImportNames.name(audience), ContentColumn.ANSWER, words)));
        }
      }
      for (Register register : Register.values()) {
        for (String phrasing : entry.phrasings().getOrDefault(register, List.of())) {
          rows.add(
              row(entry.id(), Map.of(ContentColumn.PHRASING, phrasing, ContentColumn.REGISTER, ImportNames.name(register))));
        }
      }
    }
    return rows;
  }

  private static List<String> row(FaqEntry entry) {
    Map<ContentColumn, String> cells = new EnumMap<>(ContentColumn.class);
    cells.put(ContentColumn.GROUP, entry.group());
    cells.put(ContentColumn.QUESTION, entry.question());
    cells.put(ContentColumn.LABEL, entry.label());
    cells.put(ContentColumn.ANSWER, entry.answer());
    cells.put(ContentColumn.DETAIL, entry.detail() == null ? "" : entry.detail());
    cells.put(ContentColumn.BASIS, String.join("\n", entry.basis()));
    cells.put(ContentColumn.CAUTION, entry.caution() == null ? "" : entry.caution());
    cells.put(ContentColumn.FOLLOW_UPS, ids(entry.followUps()));
    cells.put(ContentColumn.NEAR, ids(entry.near()));
    return row(entry.id(), cells);
  }

  private static List<String> row(EntryId id, Map<ContentColumn, String> cells) {
    return Arrays.stream(ContentColumn.values())
        .map(column -> column == ContentColumn.ID ? id.value() : cells.getOrDefault(column, ""))
        .toList();
  }

  private static String ids(List<EntryId> ids) {
    return ids.stream().map(EntryId::value).collect(Collectors.joining(" "));
  }
}
