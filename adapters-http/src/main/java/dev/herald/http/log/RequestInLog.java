package dev.herald.http.log;

import dev.herald.domain.access.ActorId;
import dev.herald.http.address.ClientAddress;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Lets every line that is logged while a request is answered tell which one it is, from where and
 * whose, by the MDC of SLF4J. Jetty says which thread answers which request, and when it no longer
 * does; one request may have several threads, one after the other.
 */
public final class RequestInLog implements ContextHandler.ContextScopeListener {

  /** The {@link RequestId}. */
  public static final String REQUEST_ID = "requestId";

  /** The address of the client, as trusted proxies tell it. */
  public static final String CLIENT = "client";

  /** Who sent it, such as {@code token:press office}, if that is known; never a secret. */
  public static final String WHO = "who";

  private static final String SENDER = "herald.sender";

  @Override
  public void enterScope(Context context, @Nullable Request request) {
    if (request == null) return;
    MDC.put(REQUEST_ID, RequestId.of(request));
    MDC.put(CLIENT, client(request));
    var sender = sender(request);
    if (sender != null) MDC.put(WHO, sender);
  }

  @Override
  public void exitScope(Context context, @Nullable Request request) {
    if (request == null) return;
    MDC.remove(REQUEST_ID);
    MDC.remove(CLIENT);
    MDC.remove(WHO);
  }

  /** Notes who sent a request, as soon as that is known. */
  public static void sentBy(ActorId who, io.javalin.http.Context ctx) {
    var sender = who.toString();
    ctx.attribute(SENDER, sender);
    var isInLog = RequestId.of(ctx).equals(MDC.get(REQUEST_ID)); // not in a server of others
    if (isInLog) MDC.put(WHO, sender);
  }

  static @Nullable String sender(Request request) {
    return request.getAttribute(SENDER) instanceof String sender ? sender : null;
  }

  static String client(Request request) {
    var address = Request.getRemoteAddr(request);
    return address == null ? "-" : ClientAddress.of(address).text();
  }
}
