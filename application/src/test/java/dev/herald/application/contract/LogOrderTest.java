package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract of a unit of work notices a store that loses events to whoever reads its log. */
class LogOrderTest {

  @Test
  void noticesAStoreThatNumbersEventsBeforeItCommitsThem() {
    UnitOfWorkContract contract = new RowLocks();

    assertThatThrownBy(contract::noEntryBecomesReadableAfterOneWithALargerPosition)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("slow");
  }

  /**
   * What a database does that locks a channel's row alone, or serializes transactions: it takes a
   * position from a sequence when the event is appended, and shows it when the unit commits.
   */
  private static final class RowLocks implements UnitOfWorkContract, UnitOfWork, EventLog {

    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Entry> committed = new ConcurrentSkipListMap<>();
    private final ThreadLocal<List<Entry>> uncommitted = ThreadLocal.withInitial(ArrayList::new);
    private final OutboundPorts ports = portsOver(this);

    @Override
    public <T> T execute(Supplier<T> work) {
      var result = work.get();
      uncommitted.get().forEach(entry -> committed.put(entry.position(), entry));
      uncommitted.remove();
      return result;
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public void append(ActorId by, DomainEvent event) {
      uncommitted.get().add(new Entry(sequence.incrementAndGet(), event, Optional.of(by)));
    }

    @Override
    public List<Entry> after(long position, int most) {
      return committed.tailMap(position, false).values().stream().limit(most).toList();
    }

    @Override
    public Part find(EventQuery query, long position, int most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long end() {
      return committed.isEmpty() ? 0 : committed.lastKey();
    }

    @Override
    public long begin() {
      return 0;
    }

    @Override
    public OptionalLong lostAfter(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long reach(long position, int entries) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void forgetUpTo(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long version() {
      return committed.size();
    }

    @Override
    public Channel given(Channel channel) {
      return channel; // this store does not mind
    }

    @Override
    public OutboundPorts ports() {
      return ports;
    }

    private static OutboundPorts portsOver(RowLocks store) {
      return new InMemoryPorts().outbound().toBuilder().unitOfWork(store).events(store).build();
    }
  }
}
