package dev.herald.http.v1;

import static dev.herald.http.route.Access.EDITOR;
import static dev.herald.http.route.Access.PUBLIC;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.ReadImage.Picture;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.domain.id.ImageId;
import dev.herald.http.answer.Answers;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.Uploads;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** Images: uploads, which only editors may, and the bytes, which anybody may see. */
final class ImageRoutes {

  private final UploadImage uploadImage;
  private final ReadImage readImage;
  private final ImageUrls urls;

  ImageRoutes(UseCases useCases, ImageUrls urls) {
    uploadImage = useCases.uploadImage();
    readImage = useCases.readImage();
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/images", EDITOR, this::upload),
        Route.get("/images/{imageId}", PUBLIC, this::show),
        Route.get("/images/{imageId}/original", PUBLIC, this::original),
        Route.get("/images/{imageId}/thumbnail", PUBLIC, this::thumbnail));
  }

  private void upload(Context ctx) {
    var image = ImageJson.of(Uploads.use(ctx, "file", uploadImage::upload), urls);
    ctx.header("Location", "/images/" + image.imageId());
    Answers.changed(ctx, 201, image);
  }

  private void show(Context ctx) {
    var id = imageId(ctx);
    answer(ctx, id.value(), () -> readImage.displayable(id));
  }

  private void original(Context ctx) {
    var id = imageId(ctx);
    answer(ctx, id.value() + "-original", () -> readImage.original(id));
  }

  private void thumbnail(Context ctx) {
    var id = imageId(ctx);
    var edge =
        QueryParameters.of(ctx, "size").number("size").orElse(ReadImage.DEFAULT_THUMBNAIL_EDGE);
    answer(ctx, id.value() + "-" + edge, () -> readImage.thumbnail(id, edge));
  }

  private static ImageId imageId(Context ctx) {
    return new ImageId(ctx.pathParam("imageId"));
  }

  /**
   * What bears the hash of its bytes never changes. It may be anything that somebody uploaded, so
   * browsers must take it for a picture and nothing else: an SVG opened by itself runs no script.
   */
  private static void answer(Context ctx, String tag, Supplier<Picture> picture) {
    var found = picture.get();
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("ETag", '"' + tag + '"');
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    if (Answers.isKnown(ctx, '"' + tag + '"')) {
      close(found);
      ctx.status(304);
      return;
    }
    // An SVG is text, which may be compressed on its way and then has another length.
    if (!found.contentType().equals("image/svg+xml")) {
      ctx.header("Content-Length", Long.toString(found.byteSize()));
    }
    ctx.contentType(found.contentType()).result(found.bytes());
  }

  private static void close(Picture picture) {
    try {
      picture.bytes().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
