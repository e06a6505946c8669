package dev.herald.persistence.doctor;

import dev.herald.application.port.out.AuditEntries;
import dev.herald.persistence.sqlite.DatabaseFile;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Whether the chain of the audit log holds. */
final class AuditCheck implements Check {

  private final DatabaseFile database;
  private final Function<AuditEntries, Optional<String>> fault;
  private final LookProgress progress;

  /**
   * @param fault follows a chain, and says what is wrong with it in a sentence
   */
  AuditCheck(
      DatabaseFile database,
      Function<AuditEntries, Optional<String>> fault,
      LookProgress progress) {
    this.database = database;
    this.fault = fault;
    this.progress = progress;
  }

  @Override
  public void look(Consumer<Finding> found) {
    progress.isAt("audit log", -1);
    fault
        .apply(database.auditEntries())
        .map(
            it ->
                Finding.problem(
                    "The audit log was changed by something other than Herald: " + it,
                    "Keep a copy of the folder as evidence, and find out who can write to it. Compare with the same entries in earlier backups, which herald restore puts into another folder."))
        .ifPresent(found);
  }
}
