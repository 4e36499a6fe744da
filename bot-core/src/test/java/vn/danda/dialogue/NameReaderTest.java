package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tên em là Nguyễn Văn Nam | Nguyễn Văn Nam",
        "tôi tên Nguyễn Thị Phương | Nguyễn Thị Phương",
        "Tên em là Phương | Phương",
        "em tên Liên | Liên",
        "em tên Lâm | Lâm",
        "tên tôi là Sinh | Sinh",
        "tôi tên là Quế | Quế",
        "tên là Hoàng Liên | Hoàng Liên",
        "tôi tên Trần Văn Lâm ở xã Diễn Châu | Trần Văn Lâm",
        "em tên Hồng Nhung, sđt 0912345678 | Hồng Nhung",
        "Ten em la Nguyen Van Nam | Nguyen Van Nam",
        "ten em la nguyen van nam | nguyen van nam",
        "ten em la hoang nam 0912345678 | hoang nam",
        "ten em la nguyen thi phuong o vinh | nguyen thi phuong",
        "tên em là nguyễn thị phương phường trường vinh | nguyễn thị phương",
        "tên em là trần thị liên | trần thị liên",
        "tên em là lan liên hệ 0912345678 | lan",
        "em ten lan sinh 1990 o vinh | lan",
        "em ten lan nam nay 30 tuoi | lan",
        "em ten lan lam ruong | lan",
        "em ten lan que nghe an | lan",
        "em ten lan phuong hung nguyen | lan",
        "tên em là Lan sinh năm 1990 | Lan",
        "tên em là Hoàng Nam sinh năm 1990 | Hoàng Nam",
        "tên Nguyễn Thị Hạnh Xã Diễn Châu SĐT 0912345678 | Nguyễn Thị Hạnh",
        "TÊN EM LÀ NGUYỄN VĂN NAM SINH NĂM 1990 | NGUYỄN VĂN NAM",
        "tên Hoa, con tôi 15 tuổi | Hoa",
        "tên: Lan | Lan",
        "tên chị là Lan | Lan",
        "tên anh là Tuấn ạ | Tuấn",
        "tên con là Nam | Nam",
        "tên của em là Lan | Lan",
        "tôi tên Minh Anh | Minh Anh",
        "tôi tên Anh Thư | Anh Thư",
        "Ten em la Trong | Trong",
        "ten em la trong | trong",
        "tên em là Ely | Ely",
        "Sổ ghi sai tên ạ, tên em là Lan | Lan",
        "cho tôi gặp cán bộ, tôi tên Nguyễn Thị Hạnh ở xã Diễn Châu, sđt 0912 345 678 | Nguyễn Thị Hạnh",
      })
  void aNameIsReadWhole(String text, String name) {
    assertThat(NameReader.told(text)).contains(name);
    assertThat(NameReader.answered(text)).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nam | Nam",
        "em là Phương ạ | Phương",
        "dạ em là Liên | Liên",
        "Minh Châu | Minh Châu",
        "mình là Sinh | Sinh",
        "Lâm 0912345678 | Lâm",
        "a Tuấn | a Tuấn",
        "cô Lan | cô Lan",
      })
  void aBareNameIsTheAnswer(String text, String name) {
    assertThat(NameReader.answered(text)).contains(name);
    assertThat(NameReader.told(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tên trong sổ bị sai thì sửa ở đâu",
        "ten trong so bi sai thi sua o dau",
        "tên trên thẻ không đúng",
        "tên công ty ghi sai",
        "tên sổ cũ",
        "tên trong danh sách khác",
        "tên của đơn vị sai",
        "tên em bị sai",
        "ten bi sai thi sao",
        "sai tên thì sửa thế nào",
        "trong sổ sai họ",
        "không",
      })
  void aQuestionAboutNamesIsNone(String text) {
    assertThat(NameReader.told(text)).isEmpty();
    assertThat(NameReader.answered(text)).isEmpty();
  }
}
