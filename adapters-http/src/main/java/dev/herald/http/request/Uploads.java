package dev.herald.http.request;

import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens uploads of any size: neither they nor a form around them are ever held in memory. */
public final class Uploads {

  private static final long ANY_SIZE = -1;

  private Uploads() {}

  /** What is done with the bytes of an upload. */
  @FunctionalInterface
  public interface Use<T> {
    T of(InputStream bytes) throws IOException;
  }

  /**
   * Uses the uploaded bytes: the body itself, or in a {@code multipart/form-data} form one of its
   * files.
   *
   * @param field the file's field in a form
   * @throws RequestRefused there is no such file in the form, or the bytes did not arrive whole
   */
  public static <T> T use(Context ctx, String field, Use<T> use) {
    try (var bytes = open(ctx, field)) {
      return use.of(bytes);
    } catch (IOException e) {
      throw new RequestRefused(
          Problem.of(
              400, "upload_incomplete", "The upload broke off", "The image did not arrive whole."));
    }
  }

  private static InputStream open(Context ctx, String field) throws IOException {
    return ctx.isMultipartFormData() ? file(ctx, field) : ctx.req().getInputStream();
  }

  private static InputStream file(Context ctx, String field) throws IOException {
    ctx.req()
        .setAttribute(
            "org.eclipse.jetty.multipartConfig",
            new MultipartConfigElement("", ANY_SIZE, ANY_SIZE, 0));
    try {
      var part = ctx.req().getPart(field);
      if (part == null || part.getSubmittedFileName() == null) throw missing(field);
      return new FilterInputStream(part.getInputStream()) {
        @Override
        public void close() throws IOException {
          super.close();
          deleteAll(ctx);
        }
      };
    } catch (ServletException | IllegalStateException e) {
      throw new RequestRefused(
          Problem.of(400, "invalid_form", "The form can't be read", "The form is malformed."));
    }
  }

  /** Forms leave their files behind. */
  private static void deleteAll(Context ctx) throws IOException {
    try {
      for (Part part : ctx.req().getParts()) part.delete();
    } catch (ServletException e) {
      throw new IOException(e);
    }
  }

  private static RequestRefused missing(String field) {
    return new RequestRefused(
        Problem.of(
            400,
            "missing_file",
            "No file in the form",
            "The form must have a file in the field '%s'.".formatted(field)));
  }
}
