package dev.herald.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How the house is built. */
final class Rules {

  private static final String DOMAIN = "dev.herald.domain..";
  private static final String APPLICATION = "dev.herald.application..";
  private static final String HTTP = "dev.herald.http..";
  private static final String PERSISTENCE = "dev.herald.persistence..";
  private static final String KAFKA = "dev.herald.kafka..";
  private static final String BOOTSTRAP = "dev.herald.bootstrap..";

  /** What the HTTP adapter does for the application, as it goes out over HTTP. */
  private static final String WEBHOOKS = "dev.herald.application.port.out.webhook";

  /** Only tells the compiler where null may be. */
  private static final String NULLNESS = "org.jspecify.annotations..";

  static final ArchRule DOMAIN_NEEDS_NOTHING_BUT_JAVA =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, "java..", NULLNESS))
          .as("The domain needs nothing but Java");

  static final ArchRule DOMAIN_TOUCHES_NEITHER_FILES_NOR_NETWORK_NOR_DATABASE =
      noClasses()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.sql..",
                      "java.net..",
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.io..")
                  .and(not(equivalentTo(Serializable.class))))
          .as("The domain touches neither files nor the network nor a database");

  static final ArchRule APPLICATION_NEEDS_THE_DOMAIN_ALONE =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(APPLICATION, DOMAIN, "java..", NULLNESS))
          .as("The application needs the domain alone");

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.herald.(http|persistence|kafka)..")
          .should()
          .notDependOnEachOther()
          .as("The adapters do not know each other");

  static final ArchRule NOBODY_KNOWS_THE_BOOTSTRAP =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION, HTTP, PERSISTENCE, KAFKA)
          .should()
          .dependOnClassesThat(resideInAPackage(BOOTSTRAP))
          .as("Nobody knows the bootstrap");

  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.herald.(**)").should().beFreeOfCycles().as("Packages have no cycles");

  static final ArchRule HTTP_CALLS_USE_CASES_ALONE =
      noClasses()
          .that()
          .resideInAPackage(HTTP)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "dev.herald.application.port.out..", "dev.herald.application.service..")
                  .and(not(resideInAPackage(WEBHOOKS))))
          .as(
              "The HTTP adapter calls use cases, neither repositories nor services; of what the"
                  + " application needs it provides webhooks alone");

  static final ArchRule PERSISTENCE_KNOWS_NO_USE_CASE =
      noClasses()
          .that()
          .resideInAnyPackage(PERSISTENCE, KAFKA)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.herald.application.port.in..", "dev.herald.application.service.."))
          .as("Outbound adapters know neither use cases nor services");

  static final ArchRule DATABASES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.herald.persistence.(sqlite|postgresql)..")
          .should()
          .notDependOnEachOther()
          .as("Databases do not know each other");

  static final ArchRule WHAT_DATABASES_SHARE_KNOWS_NONE_OF_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.herald.persistence.sql..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.herald.persistence.sqlite..",
                  "dev.herald.persistence.postgresql..",
                  "org.sqlite..",
                  "org.postgresql.."))
          .as("What databases share knows none of them");

  static final ArchRule S3_STAYS_IN_ITS_PACKAGE =
      noClasses()
          .that()
          .resideInAPackage(PERSISTENCE)
          .and()
          .resideOutsideOfPackage("dev.herald.persistence.s3..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.herald.persistence.s3..", "software.amazon.."))
          .as("No other store knows S3");

  static final ArchRule PORTS_DO_NOT_KNOW_SERVICES =
      noClasses()
          .that()
          .resideInAnyPackage("dev.herald.application.port..", "dev.herald.application.view..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.herald.application.service.."))
          .as("Ports do not know services");

  static final ArchRule TECHNOLOGY_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(PERSISTENCE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.jdbi..",
                  "org.sqlite..",
                  "org.postgresql..",
                  "com.zaxxer..",
                  "org.flywaydb..",
                  "org.apache.lucene..",
                  "org.apache.tika..",
                  "com.twelvemonkeys..",
                  "javax.imageio..",
                  "software.amazon..",
                  "java.sql..",
                  "javax.sql.."))
          .as("Databases, search and pictures stay in the persistence adapter");

  static final ArchRule THE_WEB_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."))
          .as("The web server stays in the HTTP adapter");

  static final ArchRule KAFKA_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage(KAFKA)
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
          .as("Kafka stays in its adapter");

  static final ArchRule SURFACES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("dev.herald.http.(v1|legacy|console|pages)..")
          .should()
          .notDependOnEachOther()
          .as(
              "The REST API, the compatible API, the console and the public pages do not know each other");

  static final ArchRule TEMPLATES_STAY_IN_THE_CONSOLE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.herald.http.console..", "dev.herald.http.pages..")
          .should()
          .dependOnClassesThat(resideInAPackage("gg.jte.."))
          .as("Templates stay in the console and the public pages");

  static final ArchRule JSON_STAYS_IN_THE_ADAPTERS =
      noClasses()
          .that()
          .resideOutsideOfPackages(HTTP, PERSISTENCE)
          .should()
          .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
          .as("JSON stays in the adapters");

  private static final Map<String, Set<String>> FROM_NOWHERE =
      Map.of(
          Instant.class.getName(), Set.of("now"),
          LocalDate.class.getName(), Set.of("now"),
          LocalDateTime.class.getName(), Set.of("now"),
          Clock.class.getName(), Set.of("systemUTC", "systemDefaultZone", "system"),
          System.class.getName(), Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          UUID.class.getName(), Set.of("randomUUID"),
          Math.class.getName(), Set.of("random"));

  static final ArchRule TIME_AND_IDS_ARE_PASSED_IN =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION)
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("it comes from nowhere", Rules::comesFromNowhere))
          .as("Time, ids and settings are passed in");

  private Rules() {}

  private static boolean comesFromNowhere(JavaAccess<?> access) {
    var target = access.getTarget();
    return FROM_NOWHERE
        .getOrDefault(target.getOwner().getName(), Set.of())
        .contains(target.getName());
  }
}
