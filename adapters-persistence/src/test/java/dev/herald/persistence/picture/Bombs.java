package dev.herald.persistence.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files that say of themselves that they are huge, in each format and at each place. */
final class Bombs {

  private static final int[] SIZES = {1, 30_000, 65_535, -1};

  private final Map<String, byte[]> all = new TreeMap<>();

  static Map<String, byte[]> all() {
    var bombs = new Bombs();
    for (var width : SIZES) {
      for (var height : SIZES) {
        bombs.png(width, height);
        bombs.bmp(width, height);
        bombs.tiff(width, height);
        if (isShort(width) && isShort(height)) {
          bombs.gif(width, height);
          bombs.jpeg(width, height, 0xC0);
          bombs.jpeg(width, height, 0xC2);
          bombs.webp(width, height);
        }
      }
    }
    bombs.chains();
    return bombs.all;
  }

  private static boolean isShort(int size) {
    return size >= 0 && size <= 65_535;
  }

  private void png(int width, int height) {
    for (var depth : new int[] {8, 16}) {
      for (var interlaced : new int[] {0, 1}) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) depth).put((byte) 2).putShort((short) 0).put((byte) interlaced);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        bytes.writeBytes(chunk("IHDR", header.array()));
        bytes.writeBytes(chunk("IDAT", zeros(4 << 20)));
        bytes.writeBytes(chunk("IEND", new byte[0]));
        add("png", width, height, depth + "-" + interlaced, bytes.toByteArray());
      }
    }
  }

  static byte[] chunk(String type, byte[] content) {
    var named = ByteBuffer.allocate(4 + content.length);
    named.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    var check = new CRC32();
    check.update(named.array());
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(named.array())
        .putInt((int) check.getValue())
        .array();
  }

  private static byte[] zeros(int count) {
    var deflater = new Deflater();
    deflater.setInput(new byte[count]);
    deflater.finish();
    var packed = new byte[count / 100];
    var length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private void bmp(int width, int height) {
    for (var compression : new int[] {0, 1, 4}) {
      var bytes = ByteBuffer.allocate(154).order(ByteOrder.LITTLE_ENDIAN);
      bytes.put((byte) 'B').put((byte) 'M').putInt(0x7FFFFFFF).putInt(0).putInt(138);
      bytes.putInt(124).putInt(width).putInt(height).putShort((short) 1);
      bytes.putShort((short) (compression == 0 ? 24 : 8)).putInt(compression).putInt(0x7FFFFFFF);
      bytes.putInt(0).putInt(0).putInt(0x7FFFFFFF).putInt(0x7FFFFFFF);
      bytes.putInt(70, 0x4D424544).putInt(126, 20).putInt(130, 0x7FFFFFFF);
      add("bmp", width, height, "" + compression, bytes.array());
    }
  }

  private void tiff(int width, int height) {
    for (var tag : new int[] {278, 322}) {
      var bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
      bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 7);
      entry(bytes, 256, width);
      entry(bytes, 257, height);
      entry(bytes, 259, 1);
      entry(bytes, 277, 1);
      entry(bytes, tag, tag == 278 ? height : width);
      entry(bytes, tag == 278 ? 273 : 323, tag == 278 ? 200 : height);
      entry(bytes, tag == 278 ? 279 : 324, 200);
      add("tiff", width, height, "" + tag, bytes.array());
    }
  }

  private static void entry(ByteBuffer bytes, int tag, int value) {
    bytes.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }

  private void gif(int width, int height) {
    var bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    bytes.putShort((short) 10).putShort((short) 10).put((byte) 0x80).putShort((short) 0);
    bytes.put(new byte[6]).put((byte) 0x2C).putShort((short) 65_535).putShort((short) 65_535);
    bytes.putShort((short) width).putShort((short) height).put((byte) 0).put((byte) 2);
    bytes.put((byte) 2).put((byte) 0x44).put((byte) 1).put((byte) 0).put((byte) 0x3B);
    add("gif", width, height, "", bytes.array());
  }

  private void jpeg(int width, int height, int frame) {
    for (var scans : new int[] {1, 3000}) {
      var bytes = ByteBuffer.allocate(64 + scans * 14);
      bytes.putShort((short) 0xFFD8).put((byte) 0xFF).put((byte) frame).putShort((short) 17);
      bytes.put((byte) 8).putShort((short) height).putShort((short) width).put((byte) 3);
      for (var i = 1; i <= 3; i++) bytes.put((byte) i).put((byte) 0x11).put((byte) 0);
      for (var i = 0; i < scans; i++) {
        bytes.putShort((short) 0xFFDA).putShort((short) 8).put((byte) 1).put((byte) 1);
        bytes.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0).putInt(0);
      }
      add("jpeg", width, height, frame + "-" + scans, bytes.array());
    }
  }

  private void webp(int width, int height) {
    var size = (width & 0x3FFF) | (height & 0x3FFF) << 14;
    var bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(56);
    bytes.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(44);
    bytes.put((byte) 0x2F).putInt(size).put((byte) 0x88).put((byte) 0x88).put((byte) 8);
    add("webp", width, height, "", bytes.array());
  }

  /** Counts that a header can lie about. */
  private void chains() {
    var directories = ByteBuffer.allocate(8 + 18 * 50_000).order(ByteOrder.LITTLE_ENDIAN);
    directories.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    for (var i = 0; i < 50_000; i++) {
      directories.putShort((short) 1);
      entry(directories, 256, 10);
      directories.putInt(directories.position() + 4);
    }
    all.put("tiff directories", directories.array());

    var segments = ByteBuffer.allocate(2 + 4 * 100_000);
    segments.putShort((short) 0xFFD8);
    while (segments.hasRemaining()) segments.putShort((short) 0xFFE1).putShort((short) 2);
    all.put("jpeg segments", segments.array());

    var comments = ByteBuffer.allocate(13 + 5 * 100_000);
    comments.put("GIF89a".getBytes(StandardCharsets.US_ASCII)).position(13);
    while (comments.hasRemaining()) {
      comments.put((byte) 0x21).put((byte) 0xFE).put((byte) 1).put((byte) 'x').put((byte) 0);
    }
    all.put("gif comments", comments.array());
  }

  private void add(String format, int width, int height, String kind, byte[] bytes) {
    all.put("%s %dx%d %s".formatted(format, width, height, kind), bytes);
  }
}
