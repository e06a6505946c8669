package dev.herald.application.port.out;

import dev.herald.application.view.AuditRecord;
import dev.herald.domain.audit.AuditChain;
import java.util.List;

/** Reads the audit log as the chain that it is. Anything of it may be damaged. */
public interface AuditEntries {

  /**
   * Entries as they are in the chain, oldest first.
   *
   * @param position only those after it
   * @param most how many at the most
   * @throws IllegalArgumentException one of them is not as it was written
   */
  List<AuditRecord> after(long position, int most);

  /** The last entry that was forgotten, where the chain goes on from. */
  Place begin();

  /** The newest entry that there ever was, whether it can be found or not. */
  long end();

  /**
   * A place in the chain.
   *
   * @param position 0 before the first entry
   */
  record Place(long position, String hash) {

    /** Before the first entry. */
    public static final Place FIRST = new Place(0, AuditChain.BEGIN);
  }
}
