package dev.herald.application.view;

import java.util.List;

/**
 * Something unsafe about how Herald is run, for whoever can change it.
 *
 * @param values what it is about, as the texts of its reason say
 */
public record Warning(Reason reason, List<String> values) {

  /** What is unsafe. */
  public enum Reason {
    /** There is no room left for the data: all changes are refused. */
    DISK_FULL,
    /** Others reach it without TLS at the host that is the value. */
    NO_TLS,
    /** Others reach it without TLS at the public address that is the value. */
    PUBLIC_URL_WITHOUT_TLS,
    /** So many are believed as proxies that clients are among them; the value is their network. */
    CLIENTS_ARE_PROXIES,
    /** The option that is the value switches a limit off. */
    NO_LIMIT,
    /** Webhooks may lead into private networks. */
    PRIVATE_WEBHOOKS,
    /** The receiver of callbacks can't know who sends them. */
    UNSIGNED_CALLBACKS,
    /** The secret key of the compatible API has as few characters as the value says. */
    SHORT_SECRET_KEY,
    /** Images tell where they were taken. */
    IMAGE_METADATA,
    /** The audit log ends after as few days as the value says. */
    SHORT_AUDIT_LOG,
    /** Others who use the machine can read the data in the folder that is the value. */
    READABLE_DATA,
    /** The server makes no backups. */
    NO_BACKUPS,
    /** What destroys the data destroys the backups in the folder that is the value. */
    BACKUPS_BESIDE_DATA,
    /** The last try to make a backup failed, for the reason that is the value. */
    BACKUP_FAILED,
    /** The admin token of the name that is the value has no end, and no use. */
    FORGOTTEN_TOKEN
  }

  public Warning {
    values = List.copyOf(values);
  }

  public static Warning of(Reason reason, String... values) {
    return new Warning(reason, List.of(values));
  }
}
