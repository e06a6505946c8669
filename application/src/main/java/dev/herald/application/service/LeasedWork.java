package dev.herald.application.service;

import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.UnitOfWork;
import java.time.Duration;
import java.util.function.Supplier;

/** Units of work of a duty, none of which is done when another process has taken the duty. */
final class LeasedWork implements UnitOfWork {

  private final UnitOfWork unitOfWork;
  private final Leases leases;
  private final Duty duty;
  private final long token;

  LeasedWork(UnitOfWork unitOfWork, Leases leases, Duty duty, long token) {
    this.unitOfWork = unitOfWork;
    this.leases = leases;
    this.duty = duty;
    this.token = token;
  }

  /**
   * @throws LeaseLost another process has taken the duty; nothing was done
   */
  @Override
  public <T> T execute(Supplier<T> work) {
    return unitOfWork.execute(ifHeld(work));
  }

  /**
   * @throws LeaseLost another process has taken the duty; nothing was done
   */
  @Override
  public <T> T executeUnseen(Supplier<T> work) {
    return unitOfWork.executeUnseen(ifHeld(work));
  }

  private <T> Supplier<T> ifHeld(Supplier<T> work) {
    return () -> {
      if (!leases.isHeld(duty, token)) throw new LeaseLost(duty);
      return work.get();
    };
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
