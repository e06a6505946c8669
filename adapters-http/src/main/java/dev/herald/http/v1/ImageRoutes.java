package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.UPLOAD_IMAGES;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.PUBLIC;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.image.CropImage;
import dev.herald.application.port.in.image.ReadImage;
import dev.herald.application.port.in.image.ReadImage.Picture;
import dev.herald.application.port.in.image.UploadImage;
import dev.herald.domain.id.ImageId;
import dev.herald.http.answer.Answers;
import dev.herald.http.door.Sending;
import dev.herald.http.image.ImageUrls;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.request.UploadedFile;
import dev.herald.http.route.Body;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Images: uploads, which only editors may, and the bytes, which anybody may see. */
final class ImageRoutes {

  /** Less than what is left of the address elsewhere. */
  private static final String FOR_A_WHILE = "public, max-age=600";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** More is sent as it is: to compress it takes a thread for as long as its reader takes. */
  private static final int MAX_TEXT_BYTES = 256 * 1024;

  private final UploadImage uploadImage;
  private final CropImage cropImage;
  private final ReadImage readImage;
  private final ImageUrls urls;

  ImageRoutes(UseCases useCases, ImageUrls urls) {
    uploadImage = useCases.uploadImage();
    cropImage = useCases.cropImage();
    readImage = useCases.readImage();
    this.urls = urls;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/images", to(UPLOAD_IMAGES), Body.FILE, this::upload),
        Route.post("/api/v1/images/{imageId}/crops", to(UPLOAD_IMAGES), this::crop),
        Route.get("/images/{imageId}", PUBLIC, this::show),
        Route.get("/images/{imageId}/original", PUBLIC, this::original),
        Route.get("/images/{imageId}/thumbnail", PUBLIC, this::thumbnail));
  }

  private void upload(Context ctx) {
    var image =
        ImageJson.of(UploadedFile.use(ctx, "file", it -> uploadImage.upload(actor(ctx), it)), urls);
    Answers.location(ctx, "/images/" + image.imageId());
    Answers.changed(ctx, 201, image);
  }

  private void crop(Context ctx) {
    var id = imageId(ctx);
    var body = RequestBody.of(ctx).object();
    var crop = CropJson.read(body);
    body.violations().throwIfAny();
    var image = ImageJson.of(cropImage.crop(actor(ctx), id, crop), urls);
    Answers.location(ctx, "/images/" + image.imageId());
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
    var edge = size(ctx).orElse(ReadImage.DEFAULT_THUMBNAIL_EDGE);
    answer(ctx, id.value() + "-" + edge, () -> readImage.thumbnail(id, edge));
  }

  /** Others are left alone: pages and proxies add parameters of their own to public addresses. */
  private static Optional<Integer> size(Context ctx) {
    var names = ctx.queryParamMap().keySet().toArray(String[]::new);
    return ctx.queryParam("size") == null
        ? Optional.empty()
        : QueryParameters.of(ctx, names).number("size");
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
    ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    if (found.address().isPresent()) {
      ctx.header("Cache-Control", found.isFinal() ? FOR_A_WHILE : "no-cache");
      ctx.redirect(found.address().get().toString(), HttpStatus.FOUND);
      return;
    }
    ctx.header("Cache-Control", found.isFinal() ? FOR_EVER : "no-cache");
    if (found.isFinal()) ctx.header("ETag", '"' + tag + '"');
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
    if (found.isFinal() && Answers.isKnown(ctx, '"' + tag + '"')) {
      close(found);
      ctx.status(304);
      return;
    }
    send(ctx, found);
  }

  /** An SVG is text, which may be compressed on its way and then has another length. */
  private static void send(Context ctx, Picture picture) {
    ctx.contentType(picture.contentType());
    if (picture.contentType().equals("image/svg+xml") && picture.byteSize() <= MAX_TEXT_BYTES) {
      ctx.result(picture.bytes());
    } else {
      ctx.header("Content-Length", Long.toString(picture.byteSize()));
      Sending.send(ctx, picture.bytes());
    }
  }

  private static void close(Picture picture) {
    try {
      picture.bytes().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
