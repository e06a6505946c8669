package dev.herald.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.herald.application.wrong.AsksTheSystemForTheTime;
import dev.herald.application.wrong.ReadsJson;
import dev.herald.domain.wrong.KnowsAnAdapter;
import dev.herald.domain.wrong.OpensAFile;
import dev.herald.http.console.wrong.KnowsTheRestApi;
import dev.herald.http.v1.RestV1;
import dev.herald.http.wrong.CallsARepository;
import dev.herald.http.wrong.KnowsTheOtherAdapter;
import dev.herald.http.wrong.KnowsTheProgram;
import dev.herald.http.wrong.RendersATemplate;
import dev.herald.http.wrong.RunsSql;
import dev.herald.http.wrong.SendsToKafka;
import dev.herald.http.wrong.circle.KnowsItsUser;
import dev.herald.persistence.postgresql.wrong.KnowsSqlite;
import dev.herald.persistence.sql.wrong.KnowsADatabase;
import dev.herald.persistence.wrong.AnswersRequests;
import dev.herald.persistence.wrong.CallsAUseCase;
import dev.herald.persistence.wrong.KnowsS3;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its rules, and the rules notice when somebody does not. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.herald");

  @Test
  void looksAtTheWholeHouse() {
    assertThat(
            Stream.of("domain", "application", "persistence", "http", "bootstrap")
                .map(it -> "dev.herald." + it))
        .allSatisfy(
            name ->
                assertThat(HOUSE.stream().filter(it -> it.getPackageName().startsWith(name)))
                    .hasSizeGreaterThan(5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void keepsTheRule(ArchRule rule, Class<?>[] wrong) {
    rule.check(HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void noticesWhenARuleIsBroken(ArchRule rule, Class<?>[] wrong) {
    var broken = new ClassFileImporter().importClasses(wrong);

    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(rule.getDescription());
  }

  /** Each rule, with classes that break it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        rule(Rules.DOMAIN_NEEDS_NOTHING_BUT_JAVA, KnowsAnAdapter.class),
        rule(Rules.DOMAIN_TOUCHES_NEITHER_FILES_NOR_NETWORK_NOR_DATABASE, OpensAFile.class),
        rule(Rules.APPLICATION_NEEDS_THE_DOMAIN_ALONE, ReadsJson.class),
        rule(
            Rules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
            KnowsTheOtherAdapter.class,
            dev.herald.persistence.PersistenceAdapters.class),
        rule(Rules.NOBODY_KNOWS_THE_BOOTSTRAP, KnowsTheProgram.class),
        rule(
            Rules.PACKAGES_HAVE_NO_CYCLES,
            KnowsItsUser.class,
            dev.herald.http.wrong.UsesTheCircle.class),
        rule(Rules.HTTP_CALLS_USE_CASES_ALONE, CallsARepository.class),
        rule(Rules.PERSISTENCE_KNOWS_NO_USE_CASE, CallsAUseCase.class),
        rule(
            Rules.DATABASES_DO_NOT_KNOW_EACH_OTHER,
            KnowsSqlite.class,
            dev.herald.persistence.sqlite.Database.class),
        rule(Rules.WHAT_DATABASES_SHARE_KNOWS_NONE_OF_THEM, KnowsADatabase.class),
        rule(Rules.S3_STAYS_IN_ITS_PACKAGE, KnowsS3.class),
        rule(Rules.SURFACES_DO_NOT_KNOW_EACH_OTHER, KnowsTheRestApi.class, RestV1.class),
        rule(Rules.TEMPLATES_STAY_IN_THE_CONSOLE, RendersATemplate.class),
        rule(
            Rules.PORTS_DO_NOT_KNOW_SERVICES,
            dev.herald.application.port.in.wrong.KnowsAService.class),
        rule(Rules.TECHNOLOGY_STAYS_IN_ITS_ADAPTER, RunsSql.class),
        rule(Rules.THE_WEB_STAYS_IN_ITS_ADAPTER, AnswersRequests.class),
        rule(Rules.KAFKA_STAYS_IN_ITS_ADAPTER, SendsToKafka.class),
        rule(Rules.JSON_STAYS_IN_THE_ADAPTERS, ReadsJson.class),
        rule(Rules.TIME_AND_IDS_ARE_PASSED_IN, AsksTheSystemForTheTime.class));
  }

  private static Arguments rule(ArchRule rule, Class<?>... wrong) {
    return Arguments.of(Named.of(rule.getDescription(), rule), wrong);
  }
}
