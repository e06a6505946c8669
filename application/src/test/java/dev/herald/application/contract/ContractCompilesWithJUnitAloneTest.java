package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.OutboundPorts;
import dev.herald.domain.id.ChannelId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;

/**
 * Compilers pass over annotations that they don't know: without JUnit on the path a contract would
 * be a class without tests, and pass.
 */
class ContractCompilesWithJUnitAloneTest {

  private static final String CONTRACT =
      """
      import dev.herald.application.contract.ChannelRepositoryContract;
      import dev.herald.application.port.out.OutboundPorts;

      class MyTest implements ChannelRepositoryContract {
        @Override
        public OutboundPorts ports() {
          throw new IllegalStateException();
        }
      }
      """;

  @Test
  void compilesWithJUnit() throws Exception {
    assertThat(
            errors(
                ChannelRepositoryContract.class,
                OutboundPorts.class,
                ChannelId.class,
                Extension.class))
        .isEmpty();
  }

  @Test
  void doesNotCompileWithoutJUnit() throws Exception {
    assertThat(errors(ChannelRepositoryContract.class, OutboundPorts.class, ChannelId.class))
        .anyMatch(error -> error.contains("org.junit.jupiter.api.extension.Extension"));
  }

  /** What is wrong with a contract, if only the places from which these classes come are known. */
  private static List<String> errors(Class<?>... known) throws Exception {
    var found = new DiagnosticCollector<JavaFileObject>();
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options(known), null, List.of(source()))
        .call();
    return found.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .map(it -> it.getMessage(null))
        .toList();
  }

  private static List<String> options(Class<?>... known) {
    var path =
        Stream.of(known)
            .map(it -> it.getProtectionDomain().getCodeSource().getLocation())
            .map(it -> Path.of(URI.create(it.toString())).toString())
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    return List.of("-proc:none", "-classpath", path, "-d", System.getProperty("java.io.tmpdir"));
  }

  private static JavaFileObject source() {
    return new SimpleJavaFileObject(
        URI.create("string:///MyTest.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return CONTRACT;
      }
    };
  }
}
