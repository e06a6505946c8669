package dev.herald.http.legacy;

/** A request that is refused, with the code by which programs know the reason. */
final class LegacyFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  LegacyFailure(int code, String info) {
    super(info, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  String info() {
    return String.valueOf(getMessage());
  }
}
