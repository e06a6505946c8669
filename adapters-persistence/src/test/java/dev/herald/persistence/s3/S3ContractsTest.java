package dev.herald.persistence.s3;

import dev.herald.application.contract.ImageProcessorContract;
import dev.herald.application.contract.ImageStoreContract;
import dev.herald.application.contract.PortContract;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.persistence.image.Images;
import dev.herald.persistence.image.RenditionStore;
import dev.herald.persistence.image.RenditionStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Images in S3 keep the contracts that those in a folder keep. */
class S3ContractsTest {

  @TempDir private Path folder;
  private S3Images images;
  private OutboundPorts ports;

  @BeforeEach
  void open() {
    images = S3Images.open(S3Server.newBucket(), folder, false, Optional.empty());
    ports =
        new InMemoryPorts()
            .outbound().toBuilder()
                .imageStore(images.store())
                .imageProcessor(images.processor())
                .build();
  }

  @AfterEach
  void close() {
    images.close();
  }

  abstract class Ports implements PortContract {
    @Override
    public OutboundPorts ports() {
      return ports;
    }
  }

  @Nested
  class ImageStore extends Ports implements ImageStoreContract {}

  @Nested
  class ImageProcessor extends Ports implements ImageProcessorContract {}

  @Nested
  class Renditions implements RenditionStoreContract {

    @Override
    public Images images() {
      return images;
    }

    @Override
    public RenditionStore renditions() {
      return images.renditions();
    }
  }
}
