package vn.danda;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class DandaApplication {

  public static void main(String[] args) {
    SpringApplication.run(DandaApplication.class, args);
  }
}
