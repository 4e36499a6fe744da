package vn.danda.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters for a statement, some of which may be null: {@code JdbcClient.params(Object...)} does not say it takes these. */
public final class Sql {

  private Sql() {}

  public static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
