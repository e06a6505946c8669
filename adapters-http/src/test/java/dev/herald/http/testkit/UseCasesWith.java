package dev.herald.http.testkit;

import dev.herald.application.port.in.UseCases;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;

/** Use cases of which some do something else. */
public final class UseCasesWith {

  private UseCasesWith() {}

  /** The same use cases, but for the one of this type. */
  public static <T> UseCases of(UseCases usual, Class<T> type, T instead) {
    return each(each -> each == type ? instead : get(usual, each));
  }

  /** Use cases that are made one by one. */
  static UseCases each(Function<Class<?>, Object> make) {
    try {
      var types =
          Arrays.stream(UseCases.class.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return UseCases.class
          .getConstructor(types)
          .newInstance(Arrays.stream(types).map(make).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The use case of this type. */
  static Object get(UseCases useCases, Class<?> type) {
    for (var component : UseCases.class.getRecordComponents()) {
      if (component.getType() == type) return get(useCases, component);
    }
    throw new IllegalArgumentException("no use case: " + type);
  }

  private static Object get(UseCases useCases, RecordComponent component) {
    try {
      return component.getAccessor().invoke(useCases);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
