package dev.herald.application.service;

import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.port.out.UnitOfWork;
import java.time.Duration;

/** The version of the store. */
final class VersionService implements ReadVersion {

  private final UnitOfWork unitOfWork;

  VersionService(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public long version() {
    return unitOfWork.version();
  }

  @Override
  public long awaitVersion(long known, Duration longest) throws InterruptedException {
    return unitOfWork.awaitVersion(known, longest);
  }
}
