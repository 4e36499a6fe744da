package vn.danda;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of the design. A rule that is in the way is changed here and in docs/decisions, as one step. */
@AnalyzeClasses(packages = "vn.danda", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** Inside the server a package uses only packages before it. */
  private static final List<String> ORDER =
      List.of("store", "audit", "watch", "content", "conversation", "exchange", "delivery", "comment", "duty", "lead", "dialogue", "intake", "web");

  private static final String[] SERVER =
      ORDER.stream().map(name -> "vn.danda." + name + "..").toArray(String[]::new);

  @ArchTest
  static final ArchRule packagesUseOnlyThoseBeforeThem = order();

  @ArchTest
  static final ArchRule channelsKnowNothingOfTheBotNorOfKnowledge =
      noClasses()
          .that()
          .resideInAPackage("vn.danda.channels..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SERVER).or(resideInAPackage("vn.danda.knowledge..")));

  @ArchTest
  static final ArchRule knowledgeKnowsNothingOfTheBotNorOfChannels =
      noClasses()
          .that()
          .resideInAPackage("vn.danda.knowledge..")
          .should()
          .dependOnClassesThat(resideInAnyPackage(SERVER).or(resideInAPackage("vn.danda.channels..")));

  @ArchTest
  static final ArchRule noCircles = slices().matching("vn.danda.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule telegramStaysInItsFolder =
      only("vn.danda.channels.telegram..", "org.telegram..", "okhttp3..", "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule messengerStaysInItsFolder =
      only("vn.danda.channels.messenger..", "com.github.messenger4j..", "com.google.gson..");

  @ArchTest
  static final ArchRule whatReadsAndDrawsFilesStaysAtTheExchange =
      only("vn.danda.exchange..", "org.apache.poi..", "com.google.zxing..");

  @ArchTest
  static final ArchRule luceneStaysInTheIndex = only("vn.danda.knowledge..", "org.apache.lucene..");

  @ArchTest
  static final ArchRule jedisStaysWhereStateIsKept =
      noClasses()
          .that()
          .resideInAnyPackage("vn.danda.comment..", "vn.danda.dialogue..", "vn.danda.lead..", "vn.danda.duty..", "vn.danda.web..", "vn.danda.content..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("redis.clients..");

  @ArchTest
  static final ArchRule innardsStayInside =
      noClasses()
          .that(not(resideInAPackage("vn.danda.knowledge..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("vn.danda.knowledge.index..");

  @ArchTest
  static final ArchRule theDialogueIsPure =
      noClasses()
          .that()
          .resideInAPackage("vn.danda.dialogue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.net..", "java.sql..", "redis.clients..")
          .orShould()
          .callMethod(Clock.class, "instant")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule aPackageIsASubject =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..helpers..", "..dto..", "..service..", "..impl..");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      classes()
          .that()
          .resideInAPackage("vn.danda..")
          .should()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils");

  /** Spring Modulith's own view: no circles, and nobody reaches into another package's insides. */
  @Test
  void theServersPackagesAreModules() {
    ApplicationModules.of(DandaApplication.class, resideInAnyPackage("vn.danda.channels..", "vn.danda.knowledge..", "vn.danda.store..")).verify();
  }

  private static ArchRule order() {
    Architectures.LayeredArchitecture layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : ORDER) {
      layers = layers.layer(name).definedBy("vn.danda." + name + "..");
    }
    for (int i = 0; i < ORDER.size(); i++) {
      List<String> after = new ArrayList<>(ORDER.subList(i + 1, ORDER.size()));
      layers =
          after.isEmpty()
              ? layers.whereLayer(ORDER.get(i)).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(ORDER.get(i)).mayOnlyBeAccessedByLayers(after.toArray(String[]::new));
    }
    return layers;
  }

  /** Only this package may use these. */
  private static ArchRule only(String home, String... sdk) {
    return noClasses()
        .that()
        .resideInAPackage("vn.danda..")
        .and()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(sdk);
  }
}
