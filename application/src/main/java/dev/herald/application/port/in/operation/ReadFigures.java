package dev.herald.application.port.in.operation;

import dev.herald.application.view.CacheFigures;
import dev.herald.application.view.ReceiverFigures;
import dev.herald.application.view.StoreFigures;
import dev.herald.domain.access.Actor;
import java.util.List;
import java.util.Optional;

/** Tells in numbers how Herald does, for those who look after it. */
@FunctionalInterface
public interface ReadFigures {

  Figures read(Actor actor);

  /**
   * @param receivers of those that are told of events now, the operator's callback first
   * @param backups empty if whoever runs Herald did not say how they go
   */
  record Figures(
      StoreFigures store,
      List<ReceiverFigures> receivers,
      List<CacheFigures> caches,
      Optional<ReadBackups.State> backups) {}
}
