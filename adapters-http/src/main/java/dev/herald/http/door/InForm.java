package dev.herald.http.door;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/** A form of any size, whose parts are written to files as they come. */
final class InForm {

  private static final int ANY_SIZE = -1;
  private static final int MAX_PARTS = 1000;

  private InForm() {}

  static CompletableFuture<Arrived> arriving(Request request, Path folder) {
    var config =
        new MultiPartConfig.Builder()
            .location(folder)
            .maxSize(ANY_SIZE)
            .maxPartSize(ANY_SIZE)
            .maxMemoryPartSize(0)
            .maxParts(MAX_PARTS)
            .useFilesForPartsWithoutFileName(true)
            .build();
    var arriving = new CompletableFuture<Arrived>();
    MultiPartFormData.onParts(
        request,
        request,
        request.getHeaders().get(HttpHeader.CONTENT_TYPE),
        config,
        new Promise.Invocable<>() {
          @Override
          public void succeeded(MultiPartFormData.Parts parts) {
            finish(Arrived.form(parts));
          }

          @Override
          public void failed(Throwable failure) {
            finish(Arrived.failed(Bodies.reason(failure)));
          }

          private void finish(Arrived arrived) {
            Bodies.later(request, () -> arriving.complete(arrived));
          }

          @Override
          public InvocationType getInvocationType() {
            return InvocationType.BLOCKING;
          }
        });
    return arriving;
  }
}
