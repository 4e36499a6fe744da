package vn.danda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFolderTest {

  @Test
  void everyFileOfABuildFolderIsRead() {
    assertThat(ContentFolder.read("sample-content")).containsOnlyKeys("one.yml", "two.yml").containsEntry("one.yml", "1\n");
  }

  @Test
  void everyFileOfAJarsFolderIsRead(@TempDir Path directory) throws IOException {
    Path jar = directory.resolve("content.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : new String[] {"faq/entries/a.yml", "faq/entries/old/b.yml", "faq/entries/c.txt", "faq/d.yml"}) {
        out.putNextEntry(new JarEntry(name));
        out.write("Đủ".getBytes(StandardCharsets.UTF_8));
      }
    }
    URI folder = URI.create("jar:" + jar.toUri() + "!/faq/entries/a.yml");
    assertThat(ContentFolder.read(folder.toURL(), "faq/entries")).containsOnly(java.util.Map.entry("a.yml", "Đủ"));
  }

  @Test
  void aMissingFolderIsEmpty() {
    assertThat(ContentFolder.read("no-such-folder")).isEmpty();
  }
}
