package dev.herald.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.contract.PortContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.application.view.StoredImage;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.ImageId;
import dev.herald.domain.post.Post;
import dev.herald.persistence.sqlite.MadeTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A server's data, open as the server has it; where there are none yet, its tables are made. */
public final class RunningData implements PortContract, AutoCloseable {

  private final PersistenceAdapters adapters;
  private final OutboundPorts ports;
  private final Path folder;

  public RunningData(Path folder) {
    this.folder = folder;
    adapters = PersistenceAdapters.open(MadeTables.inFolder(folder));
    ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
  }

  @Override
  public OutboundPorts ports() {
    return ports;
  }

  public Path folder() {
    return folder;
  }

  /** Where the bytes of an image are. */
  public Path file(ImageId id) {
    return folder.resolve("images/kept").resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  /** An image with its bytes, which nothing shows yet. */
  public ImageId upload(String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    try (var staged = ports.imageStore().stage(new ByteArrayInputStream(bytes))) {
      write(
          () -> {
            staged.keep();
            ports
                .images()
                .save(
                    new StoredImage(
                        staged.id(), "image/png", bytes.length, Optional.empty(), Samples.NOW));
          });
      return staged.id();
    }
  }

  /** A post that shows an image. */
  public Post show(String channel, ImageId image) {
    return givenPost(channel, Samples.pictures(image), Samples.NOW);
  }

  public void append(String channel) {
    write(
        () ->
            ports
                .events()
                .append(
                    Samples.ADMIN.id(),
                    new ChannelCreated(new ChannelId(channel), Samples.OWNER, Samples.NOW)));
  }

  @Override
  public void close() {
    adapters.close();
  }
}
