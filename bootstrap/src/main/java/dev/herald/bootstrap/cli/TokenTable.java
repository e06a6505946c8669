package dev.herald.bootstrap.cli;

import dev.herald.application.service.Services;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.Token;
import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tokens as an operator sees them, in a table. */
final class TokenTable {

  private static final List<String> HEAD =
      List.of("NAME", "ROLE", "CHANNELS", "CREATED", "EXPIRES", "LAST USED", "REVOKED");

  private TokenTable() {}

  /** All that there ever were, the newest first. */
  static List<Token> all(Services.Tokens tokens) {
    var all = new ArrayList<Token>();
    var page = PageRequest.first(PageRequest.MAX_LIMIT);
    while (true) {
      var found = tokens.read().list(SharedFolder.COMMAND_LINE, page);
      all.addAll(found.items());
      if (found.next().isEmpty()) return all;
      page = new PageRequest(PageRequest.MAX_LIMIT, found.next());
    }
  }

  private static List<String> row(Token token) {
    var channels =
        token
            .channels()
            .only()
            .map(only -> only.stream().map(ChannelId::value).sorted())
            .map(ids -> ids.collect(Collectors.joining(", ")));
    var isInvitation = token.hash().isEmpty();
    return List.of(
        token.name().value(),
        token.role().name().toLowerCase(Locale.ROOT) + (isInvitation ? " (invited)" : ""),
        channels.orElse("all"),
        time(Optional.of(token.createdAt())),
        time(token.expiresAt()),
        time(token.lastUse().map(Token.Use::at))
            + token.lastUse().flatMap(Token.Use::address).map(it -> " from " + it).orElse(""),
        time(token.revokedAt()));
  }

  private static String time(Optional<Instant> time) {
    return time.map(it -> it.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
  }

  /**
   * Its lines, the first of which says what is in the columns; each is as wide as it needs to be.
   */
  static List<String> lines(List<Token> tokens) {
    var rows = Stream.concat(Stream.of(HEAD), tokens.stream().map(TokenTable::row)).toList();
    var widths = new int[HEAD.size()];
    for (var row : rows) {
      for (var i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], width(row.get(i)));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (var i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
