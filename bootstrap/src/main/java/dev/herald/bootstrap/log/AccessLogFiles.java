package dev.herald.bootstrap.log;

import static java.nio.file.StandardOpenOption.APPEND;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.herald.http.log.Answered;
import dev.herald.persistence.folder.OwnerOnly;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of the access log, and those of earlier days beside it. */
final class AccessLogFiles {

  private static final int MAX_MEGABYTES = 100;
  private static final int MAX_DAYS = 14;
  private static final int MAX_MEGABYTES_OF_ALL = 1000;

  private AccessLogFiles() {}

  /**
   * @throws UnusableAccessLog it can't be written
   */
  static OutputStreamAppender<Answered> appender(Path file, Context context) {
    requireWritable(file);
    var appender = new OwnersFile();
    appender.setContext(context);
    appender.setFile(file.toString());
    var rolling = new SizeAndTimeBasedRollingPolicy<Answered>();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(file + ".%d{yyyy-MM-dd,UTC}.%i");
    rolling.setMaxFileSize(megabytes(MAX_MEGABYTES));
    rolling.setMaxHistory(MAX_DAYS);
    rolling.setTotalSizeCap(megabytes(MAX_MEGABYTES_OF_ALL));
    rolling.setCleanHistoryOnStart(true);
    rolling.start();
    appender.setRollingPolicy(rolling);
    return appender;
  }

  /** For its owner alone, unless somebody let others read the one that was there. */
  private static final class OwnersFile extends RollingFileAppender<Answered> {

    private @Nullable Set<PosixFilePermission> permissions;

    @Override
    public void openFile(String name) throws IOException {
      var file = Path.of(name);
      var isNew = Files.notExists(file);
      OwnerOnly.createFile(file);
      var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null) {
        if (isNew && permissions != null) view.setPermissions(permissions);
        permissions = view.readAttributes().permissions();
      }
      super.openFile(name);
    }
  }

  /** What is in the way is better known at the start than when the log is needed. */
  private static void requireWritable(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UnusableAccessLog(
          "The access log can't be written: %s is no file.".formatted(file));
    }
    if (file.toString().contains("%")) { // which has a meaning in the names of earlier files
      throw new UnusableAccessLog(
          "The access log can't be written to %s: its path must have no %%.".formatted(file));
    }
    try {
      OwnerOnly.createFile(file);
      Files.newByteChannel(file, APPEND).close();
    } catch (IOException e) {
      throw new UnusableAccessLog(
          "The access log can't be written to %s: %s.".formatted(file, reason(e)));
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) return "its folder is not there";
    if (e instanceof AccessDeniedException) return "this user may not write there";
    return String.valueOf(e.getMessage());
  }

  private static FileSize megabytes(int number) {
    return new FileSize(number * FileSize.MB_COEFFICIENT);
  }
}
