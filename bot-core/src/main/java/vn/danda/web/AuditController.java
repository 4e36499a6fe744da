package vn.danda.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.danda.audit.Audit;
import vn.danda.audit.AuditRow;
import vn.danda.content.Published;

/** Who saw and did what, for the auditor and the administrator. */
@Controller
@RequestMapping("/console/audit")
class AuditController {

  private static final int SHOWN = 200;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M/yyyy").withZone(Published.ZONE);

  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  /** A row as the page shows it. */
  record Shown(long number, String time, String who, String deed, String subject, String reason) {}

  @GetMapping
  String page(Model model) {
    show(model);
    return "staff/audit";
  }

  /** Reads all rows; the page names the first that was altered. */
  @PostMapping("/verify")
  String verify(Model model) {
    model.addAttribute("verified", audit.verify());
    show(model);
    return "staff/audit";
  }

  private void show(Model model) {
    List<Shown> rows = audit.newest(SHOWN).stream().map(AuditController::shown).toList();
    model.addAttribute("rows", rows);
  }

  private static Shown shown(AuditRow row) {
    String deed =
        switch (row.deed()) {
          case "saw" -> "xem thông tin người mình lo";
          case "unmasked" -> "mở thông tin che";
          case "printed" -> "in ra giấy";
          case "switched_off" -> "tắt";
          case "switched_on" -> "bật lại";
          case "published" -> "duyệt, xuất bản";
          case "erased" -> "xoá dữ liệu một người";
          case "imported" -> "nhập bảng";
          case "exported" -> "xuất bảng";
          case "account_changed" -> "sửa tài khoản";
          case "account_off" -> "tắt tài khoản";
          case "account_on" -> "bật lại tài khoản";
          case "password_changed" -> "đổi mật khẩu";
          case "codes_changed" -> "đổi mã một lần";
          case "sign_in_failed" -> "đăng nhập sai nhiều lần";
          default -> row.deed();
        };
    return new Shown(row.number(), TIME.format(row.at()), row.who(), deed, row.subject(), row.reason());
  }
}
