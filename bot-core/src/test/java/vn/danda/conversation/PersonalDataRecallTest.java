package vn.danda.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How much of what identifies a person is found, and how often something else is taken for it, over sentences as people
 * type them: unmarked, shortened, numbers spaced, dotted, in words. The floors are what the office was promised.
 */
class PersonalDataRecallTest {

  private static final int WITH = 8_000;
  private static final int WITHOUT = 4_000;
  private static final double RECALL = 0.99;
  private static final double FALSE_ALARMS = 0.005;

  private static final List<String> NAMES =
      List.of(
          "Nguyễn Thị Hạnh", "tran van nam", "Lê Hữu Đức", "c Hương", "chi Lan", "a Tuấn", "Phan Thị Thu Hoài", "ho van quy", "Đậu Thị Yến",
          "em Thảo", "bác Sáu", "cô Bảy", "o Tám");
  private static final List<String> PLACES =
      List.of(
          "xóm 5 xã Diễn Châu", "số 12 ngõ 45 đường Lê Lợi", "khối 7 phường Vinh Hưng", "nha so 8 xom 12 do luong", "thôn 3, Quỳnh Lưu",
          "k10 truong vinh", "ngách 3/21 Phong Định Cảng");
  private static final List<String> ENDINGS = List.of("", " nha", " nhé c", " ạ", " nhe e", ".", " nghe", ", cam on", "!", " 😊", " hi");

  private final Random random = new Random(20_261_128);

  /** What was planted, and the digits that must not be readable afterwards. */
  private record Planted(String kind, String written, String digits) {}

  @Test
  void whatIdentifiesAPersonIsFoundAndOtherFiguresStay() {
    Map<String, int[]> found = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < WITH; i++) {
      Planted planted = one(List.<Supplier<Planted>>of(this::phone, this::phone, this::phone, this::identity, this::insurance, this::bank, this::oneTime)).get();
      String text = around(planted);
      boolean hidden = isHidden(planted, PersonalData.mask(text));
      int[] counts = found.computeIfAbsent(planted.kind(), kind -> new int[2]);
      counts[0]++;
      counts[1] += hidden ? 1 : 0;
      if (!hidden && missed.size() < 25) {
        missed.add(text + "  →  " + PersonalData.mask(text));
      }
    }
    List<String> alarms = new ArrayList<>();
    for (int i = 0; i < WITHOUT; i++) {
      String text = withFigures();
      if (!PersonalData.mask(text).equals(text)) {
        alarms.add(text + "  →  " + PersonalData.mask(text));
      }
    }

    int all = found.values().stream().mapToInt(counts -> counts[1]).sum();
    String measured =
        found.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue()[1] + "/" + kind.getValue()[0]).collect(Collectors.joining(", "))
            + "; false alarms " + alarms.size() + "/" + WITHOUT;
    System.out.println("personal data: " + measured);
    assertThat((double) all / WITH).as("%s%n%s", measured, String.join("\n", missed)).isGreaterThanOrEqualTo(RECALL);
    found.forEach(
        (kind, counts) ->
            assertThat((double) counts[1] / counts[0]).as("%s: %s%n%s", kind, measured, String.join("\n", missed)).isGreaterThanOrEqualTo(RECALL - 0.01));
    assertThat((double) alarms.size() / WITHOUT).as("%s%n%s", measured, String.join("\n", alarms.stream().limit(25).toList())).isLessThanOrEqualTo(FALSE_ALARMS);
  }

  /** Masking for whoever may call leaves telephone numbers that are written in digits, and nothing else. */
  @Test
  void forWhoeverMayCallTheTelephoneNumberStays() {
    for (int i = 0; i < 2_000; i++) {
      Planted planted = one(List.<Supplier<Planted>>of(this::identity, this::insurance, this::bank, this::oneTime)).get();
      String text = around(planted);
      assertThat(isHidden(planted, PersonalData.maskSecrets(text))).as(text).isTrue();
    }
    for (String phone : List.of("0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678", "0238 3844 123")) {
      assertThat(PersonalData.maskSecrets("gọi em số " + phone + " nhé")).contains(phone);
    }
  }

  private static boolean isHidden(Planted planted, String masked) {
    if (planted.digits().isEmpty()) {
      return !masked.contains(planted.written());
    }
    // Any six neighbouring digits of it, however they are written, are too many; of a one-time code any four.
    String digits = masked.replaceAll("[^0-9]", "");
    int length = Math.min(planted.kind().equals("otp") ? 4 : 6, planted.digits().length());
    for (int at = 0; at + length <= planted.digits().length(); at++) {
      if (digits.contains(planted.digits().substring(at, at + length))) {
        return false;
      }
    }
    return true;
  }

  private Planted phone() {
    String number = one(List.of("09", "03", "07", "08", "05")) + digits(8);
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> new Planted("phone", number, number);
      case 3 -> new Planted("phone", grouped(number, " ", 4, 3, 3), number);
      case 4 -> new Planted("phone", grouped(number, ".", 4, 3, 3), number);
      case 5 -> new Planted("phone", grouped(number, "-", 3, 3, 4), number);
      case 6 -> new Planted("phone", grouped(number, " ", 2, 2, 2, 2, 2), number);
      case 7 -> new Planted("phone", "+84" + number.substring(1), number.substring(1));
      case 8 -> new Planted("phone", "84 " + grouped(number.substring(1), " ", 3, 3, 3), number.substring(1));
      case 9 -> new Planted("phone", "(" + number.substring(0, 4) + ") " + grouped(number.substring(4), " ", 3, 3), number);
      case 10 -> new Planted("phone", one(List.of("o", "O")) + number.substring(1), number.substring(1));
      case 11 -> new Planted("phone", number.substring(0, 4) + one(List.of(" rồi ", " roi ", ", rồi ", " tiếp ")) + number.substring(4), number);
      case 12 -> new Planted("phone", spoken(number, true), "");
      default -> new Planted("phone", spoken(number, false), "");
    };
  }

  private Planted identity() {
    String number = "0" + (10 + random.nextInt(86)) + random.nextInt(4) + digits(8);
    return switch (random.nextInt(4)) {
      case 0 -> new Planted("identity", grouped(number, " ", 3, 3, 6), number);
      case 1 -> new Planted("identity", grouped(number, ".", 4, 4, 4), number);
      case 2 -> new Planted("identity", "cmt cu " + (100_000_000 + random.nextInt(99_999_999)), "");
      default -> new Planted("identity", number, number);
    };
  }

  private Planted insurance() {
    String number = "40" + digits(8);
    return new Planted("insurance", random.nextInt(3) == 0 ? grouped(number, " ", 2, 4, 4) : number, number);
  }

  private Planted bank() {
    String number = (1 + random.nextInt(9)) + digits(9 + random.nextInt(6));
    return new Planted("bank", random.nextInt(3) == 0 ? grouped(number, " ", 4, 4, 4, 4) : number, number);
  }

  private Planted oneTime() {
    String code = digits(one(List.of(4, 6, 6, 6, 8)));
    String word = one(List.of("otp", "OTP", "mã otp", "mã xác nhận", "ma xac thuc", "mã xác minh", "mã PIN", "mat khau", "mã đăng nhập", "ma kich hoat", "password"));
    String written = random.nextInt(5) == 0 && code.length() == 6 ? grouped(code, " ", 3, 3) : code;
    return new Planted(
        "otp", random.nextInt(4) == 0 ? written + one(List.of(" là ", " la ", " ")) + word : word + one(List.of(" ", " là ", ": ", " cua em la ", " nó gửi về là ")) + written, code);
  }

  private String around(Planted planted) {
    String lead =
        switch (planted.kind()) {
          case "phone" -> one(List.of("sđt ", "sdt e ", "goi chi so ", "Điện thoại: ", "zalo ", "lh ", "", "số của em là ", "em tên " + one(NAMES) + " "));
          case "identity" -> one(List.of("cccd ", "số căn cước ", "can cuoc cua chi la ", "CMND ", "cccd e: "));
          case "insurance" -> one(List.of("mã bhxh ", "so bhxh ", "sổ bảo hiểm của anh ", "ma so bao hiem "));
          case "bank" -> one(List.of("stk ", "stk vcb ", "số tài khoản ", "chuyen vao tk ", "tk agribank "));
          default -> "";
        };
    String before = one(List.of("", "", one(NAMES) + " ", "em o " + one(PLACES) + ", ", "Chào em, ", "chi 45 tuoi dong duoc 6 nam, ", "em sinh 12/5/1990, "));
    String after = one(List.of("", "", " o " + one(PLACES), " goi sau 5h", ", đóng 6 tháng", " tên " + one(NAMES)));
    return before + lead + planted.written() + after + one(ENDINGS);
  }

  /** Money, dates, years, laws, ages, percentages, hours, house numbers, hotlines: what our chats are full of. */
  private String withFigures() {
    int year = 1960 + random.nextInt(67);
    int thousands = 100 + random.nextInt(900);
    String text =
        one(
            List.of(
                "mỗi tháng đóng " + thousands + ".000 đồng được không",
                "dong " + thousands + "k 1 thang thi sau nay dc bao nhieu",
                "có " + (1 + random.nextInt(20)) + " triệu " + thousands + " đóng 1 lần",
                "tổng " + (1 + random.nextInt(9)) + "." + thousands + ".000đ",
                "tổng cộng " + (1 + random.nextInt(9)) + "." + thousands + "." + thousands + ".000 đồng",
                "từ " + thousands + ".000 đến " + (thousands + 100) + ".000 - 1.200.000 - 2.500.000 mức nào cũng được",
                "có " + (100 + random.nextInt(900)) + "000000 đồng gửi vào",
                "em sinh năm " + year + " đóng từ " + (year + 20) + " tới " + (year + 30),
                "em sinh " + (1 + random.nextInt(28)) + "/" + (1 + random.nextInt(12)) + "/" + year,
                "đóng " + year + "-" + (year + 5) + " " + (year + 8) + "-" + (year + 12) + " có cộng không",
                "các năm " + year + " " + (year + 1) + " " + (year + 2) + " " + (year + 3) + " chưa đóng",
                "ngày " + (10 + random.nextInt(18)) + ".11.2026 " + (10 + random.nextInt(18)) + ".12.2026 em lên được",
                "Luật 41/2024/QH15 Điều " + (1 + random.nextInt(140)) + " khoản 2",
                "nghị định 158/2025/NĐ-CP ngày 25-06-2025",
                "gọi 1900 9068 không được",
                "hotline 19009068 bận suốt",
                "hỗ trợ " + (10 + random.nextInt(40)) + "% hộ nghèo, 20% hộ khác",
                "nam 61 tuổi 3 tháng, nữ 56 tuổi 8 tháng",
                "em ở " + one(PLACES) + " hỏi thủ tục",
                "gặp em lúc 8h30 hoặc 14h15 ngày mai",
                "đóng 15 năm 6 tháng rồi, còn 4 năm 6 tháng",
                one(NAMES) + " đóng " + (1 + random.nextInt(30)) + " năm",
                "mã việc " + (1000 + random.nextInt(9000)) + "-" + random.nextInt(10),
                "nhân viên NA-" + (1000 + random.nextInt(9000)) + " có phải người của cơ quan không",
                "ai xin mã otp thì có đưa không", "quên mật khẩu VssID làm sao", "một hai ba năm nữa mới đủ tuổi",
                "bán 3kg 5 lạng được 240 nghìn 1 ngày, tháng 26 27 ngày", "nhà 4 người 2 con 5 tuổi với 8 tuổi",
                "lãi 5,5% 1 năm, gửi 36 tháng", "tháng 1 2 3 4 5 6 đóng rồi", "phí 0 đồng", "còn thiếu 1tr2"));
    return one(List.of("", "Cho hỏi ", "chi oi ", "em ơi, ")) + text + one(ENDINGS);
  }

  private static String grouped(String digits, String between, int... sizes) {
    List<String> groups = new ArrayList<>();
    int at = 0;
    for (int size : sizes) {
      int end = Math.min(digits.length(), at + size);
      if (at < end) {
        groups.add(digits.substring(at, end));
      }
      at = end;
    }
    if (at < digits.length()) {
      groups.add(digits.substring(at));
    }
    return String.join(between, groups);
  }

  private String spoken(String digits, boolean marked) {
    List<String> words =
        marked
            ? List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
            : List.of("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin");
    return Arrays.stream(digits.split("")).map(digit -> words.get(Integer.parseInt(digit))).collect(Collectors.joining(one(List.of(" ", " ", ", "))));
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
