package vn.danda.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.Published;
import vn.danda.exchange.ContentImports;
import vn.danda.exchange.ContentTable;
import vn.danda.exchange.RowFate;
import vn.danda.exchange.UnreadableFile;
import vn.danda.knowledge.EntryGroups;

/** Content staff bring a table or a document in: every row's fate first, then drafts, and back again as a whole. */
@Controller
@RequestMapping("/console/content/import")
class ImportController {

  private static final int RECENT = 20;
  private static final int PAGE = 200;

  /** A CSV file of Excel's kind. */
  static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm").withZone(Published.ZONE);

  private final ContentImports imports;

  ImportController(ContentImports imports) {
    this.imports = imports;
  }

  @GetMapping
  String begin(Model model) {
    model.addAttribute("imports", imports.recent(RECENT));
    model.addAttribute("groups", EntryGroups.titles());
    model.addAttribute("time", TIME);
    return "content/import";
  }

  @PostMapping
  String upload(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "ban-khoan") String group,
      Principal signedIn,
      RedirectAttributes redirect)
      throws IOException {
    if (file == null || file.isEmpty()) {
      redirect.addFlashAttribute("problem", "Chưa chọn tệp, hoặc tệp rỗng.");
      return "redirect:/console/content/import";
    }
    String name = file.getOriginalFilename() == null ? "tệp" : file.getOriginalFilename();
    String known = EntryGroups.titles().containsKey(group) ? group : "ban-khoan";
    try {
      long id = imports.upload(name, file.getBytes(), known, signedIn.getName());
      return "redirect:/console/content/import/" + id;
    } catch (UnreadableFile unreadable) {
      redirect.addFlashAttribute("problem", String.valueOf(unreadable.getMessage()));
      return "redirect:/console/content/import";
    }
  }

  /** A table to fill in, with a row of each kind. */
  @GetMapping("/example")
  ResponseEntity<byte[]> example() throws IOException {
    return download("mau-nhap-hoi-dap.csv", CSV, new ClassPathResource("content/import-example.csv").getContentAsByteArray());
  }

  @GetMapping("/{number}")
  String rows(
      @PathVariable long number,
      @RequestParam(defaultValue = "") String fate,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    ContentImports.Import shown = imports.find(number).orElseThrow(NoSuchPage::new);
    List<RowFate> rows = imports.fates(number).stream().filter(row -> matches(row, fate)).toList();
    int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
    int at = Math.clamp(page, 1, pages);
    model.addAttribute("shown", shown);
    model.addAttribute("fate", fate);
    model.addAttribute("rows", rows.subList((at - 1) * PAGE, Math.min(at * PAGE, rows.size())));
    model.addAttribute("page", at);
    model.addAttribute("pages", pages);
    model.addAttribute("time", TIME);
    return "content/import-rows";
  }

  private static boolean matches(RowFate row, String fate) {
    return switch (fate) {
      case "" -> true;
      case "taken" -> row.fate().isTaken();
      case "fault" -> row.fate().isFault();
      default -> row.fate().name().toLowerCase(Locale.ROOT).equals(fate);
    };
  }

  @GetMapping("/{number}/fates.csv")
  ResponseEntity<byte[]> fates(@PathVariable long number) {
    if (imports.find(number).isEmpty()) {
      throw new NoSuchPage();
    }
    byte[] table = ContentTable.csvOfFates(imports.fates(number)).getBytes(StandardCharsets.UTF_8);
    return download("ket-qua-nhap-" + number + ".csv", CSV, table);
  }

  @PostMapping("/{number}/accept")
  String accept(@PathVariable long number, Principal signedIn, RedirectAttributes redirect) {
    int drafts = imports.accept(number, signedIn.getName());
    redirect.addFlashAttribute("done", "Đã tạo " + drafts + " bản nháp. Người dân chưa thấy gì: mỗi bài còn qua xem lại và duyệt.");
    return "redirect:/console/content/import/" + number;
  }

  @PostMapping("/{number}/undo")
  String undo(@PathVariable long number, RedirectAttributes redirect) {
    ContentImports.Undone undone = imports.undo(number);
    String kept =
        undone.kept().isEmpty()
            ? ""
            : " Giữ lại " + undone.kept().size() + " bài đã duyệt hoặc đã sửa tiếp: "
                + String.join(", ", undone.kept().stream().limit(10).map(Object::toString).toList()) + ".";
    redirect.addFlashAttribute("done", "Đã gỡ lần nhập này, xoá " + undone.removed() + " bản nháp." + kept);
    return "redirect:/console/content/import";
  }

  static ResponseEntity<byte[]> download(String name, MediaType type, byte[] file) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .body(file);
  }
}
