package dev.herald.bootstrap;

import dev.herald.application.port.in.operation.BackupSchedule;
import java.nio.file.Path;

/**
 * Backups that a server makes by itself.
 *
 * @param folder where they are kept, outside of the data folder
 */
public record BackupSettings(Path folder, BackupSchedule schedule) {}
