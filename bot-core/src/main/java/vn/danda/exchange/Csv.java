package vn.danda.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Tables as text: commas, semicolons (as a Vietnamese Excel writes) or tabs between the cells. */
final class Csv {

  private static final CsvMapper MAPPER = CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

  private Csv() {}

  static List<ImportRow> rows(String text) {
    List<ImportRow> rows = new ArrayList<>();
    List<Optional<ContentColumn>> columns = List.of();
    int number = 0;
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
    try (MappingIterator<List<String>> lines = MAPPER.readerForListOf(String.class).with(schema).readValues(text)) {
      while (lines.hasNextValue()) {
        List<String> cells = lines.nextValue();
        number++;
        if (number == 1) {
          columns = ContentFile.columns(cells);
        } else {
          rows.add(ImportRow.of(number, columns, cells));
        }
        if (number > ContentFile.MOST_ROWS + 1) {
          return rows;
        }
      }
    } catch (JacksonException broken) {
      throw new UnreadableFile("Dòng " + (number + 1) + " không đọc được: có dấu nháy kép (\") mở mà không đóng?");
    }
    if (number == 0) {
      throw new UnreadableFile("Tệp rỗng.");
    }
    return rows;
  }

  /** The one that stands most often in the head line; comma when none does. */
  private static char separator(String text) {
    String head = text.lines().findFirst().orElse("");
    return Stream.of(',', ';', '\t').max(Comparator.comparingLong(each -> head.chars().filter(c -> c == each).count())).orElse(',');
  }

  /** With the byte order mark by which Excel knows UTF-8. */
  static String write(List<List<String>> rows) {
    StringBuilder text = new StringBuilder("\uFEFF");
    for (List<String> row : rows) {
      text.append(String.join(",", row.stream().map(Csv::cell).toList())).append("\r\n");
    }
    return text.toString();
  }

  private static String cell(String words) {
    return '"' + SpreadsheetText.guarded(words).replace("\"", "\"\"") + '"';
  }
}
