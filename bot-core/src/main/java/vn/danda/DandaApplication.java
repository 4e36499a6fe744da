package vn.danda;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.danda.knowledge.evaluate.Evaluation;

/** Starts the server; with the word {@code evaluate} and files of questions, measures the search instead. */
@SpringBootApplication
@EnableScheduling
public class DandaApplication {

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("evaluate")) {
      Evaluation.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    SpringApplication.run(DandaApplication.class, args);
  }
}
