package vn.danda.store;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How Spring's connection pool and Flyway reach the database, embedded or not. */
final class DatabaseConnection implements JdbcConnectionDetails {

  private final String url;
  private final String user;
  private final String password;

  DatabaseConnection(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return user;
  }

  @Override
  public String getPassword() {
    return password;
  }
}
