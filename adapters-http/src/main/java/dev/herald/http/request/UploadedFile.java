package dev.herald.http.request;

import dev.herald.http.door.Bodies;
import dev.herald.http.problem.Problem;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.io.Content;

/** Opens an uploaded file of any size: neither it nor a form around it is ever held in memory. */
public final class UploadedFile {

  private UploadedFile() {}

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
    ContentEncoding.requireNone(ctx);
    try (var bytes = ctx.isMultipartFormData() ? file(ctx, field) : body(ctx)) {
      return use.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it has arrived: this is about the disk
    }
  }

  private static InputStream body(Context ctx) {
    try {
      return Bodies.file(ctx);
    } catch (IOException e) {
      throw new RequestRefused(
          Problem.of(
              400, "upload_incomplete", "The upload broke off", "The image did not arrive whole."));
    }
  }

  private static InputStream file(Context ctx, String field) {
    try {
      var files = Bodies.files(ctx);
      if (files.size() > 1) throw tooMany(files.size());
      if (files.isEmpty() || !files.get(0).getName().equals(field)) throw missing(field);
      return Content.Source.asInputStream(files.get(0).getContentSource());
    } catch (IOException e) {
      throw new RequestRefused(
          Problem.of(400, "invalid_form", "The form can't be read", "The form is malformed."));
    }
  }

  private static RequestRefused tooMany(int files) {
    return new RequestRefused(
        Problem.of(
            400,
            "invalid_form",
            "The form can't be read",
            "The form must have one file, but has %s.".formatted(files)));
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
