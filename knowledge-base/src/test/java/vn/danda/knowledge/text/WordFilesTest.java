package vn.danda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordFilesTest {

  @Test
  void anOfficesOwnRowsAreReadAfterTheShippedOnes(@TempDir Path own) throws IOException {
    Files.writeString(own.resolve("spellings.csv"), "form,standard,kind,ambiguous,note\nqlda,quản lí dự án,viet-tat,n,\n");

    assertThat(WordFiles.table("spellings", own))
        .hasSize(WordFiles.table("spellings", own.resolve("none")).size() + 1)
        .last()
        .satisfies(row -> assertThat(row.cell("standard")).isEqualTo("quản lí dự án"));
  }

  @Test
  void anOfficesOwnLinesAreReadToo(@TempDir Path own) throws IOException {
    Files.writeString(own.resolve("danger.txt"), "# của xã\nnhảy xuống đập\n");

    assertThat(WordFiles.lines("danger", own)).contains("tự tử").endsWith("nhảy xuống đập");
  }
}
