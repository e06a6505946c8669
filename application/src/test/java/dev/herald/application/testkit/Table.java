package dev.herald.application.testkit;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Rows in the order of their keys. A {@link #copy} costs nothing: both share their rows until one
 * of them changes, and a change costs no more than a path through the tree of rows. A unit of work
 * over a million rows thus costs what it changes.
 *
 * <p>What {@link #headMap}, {@link #tailMap} and {@link #descendingMap} return, and what an
 * iteration walks through, are the rows of that moment: later changes do not show in it.
 */
final class Table<K, V> extends AbstractMap<K, V> {

  private TreePMap<K, V> rows;

  private Table(TreePMap<K, V> rows) {
    this.rows = rows;
  }

  static <K extends Comparable<K>, V> Table<K, V> ordered() {
    return orderedBy(Comparator.naturalOrder());
  }

  static <K, V> Table<K, V> orderedBy(Comparator<? super K> order) {
    return new Table<>(TreePMap.<K, V>empty(order));
  }

  Table<K, V> copy() {
    return new Table<>(rows);
  }

  NavigableMap<K, V> headMap(K end, boolean inclusive) {
    return rows.headMap(end, inclusive);
  }

  NavigableMap<K, V> tailMap(K start, boolean inclusive) {
    return rows.tailMap(start, inclusive);
  }

  NavigableMap<K, V> descendingMap() {
    return rows.descendingMap();
  }

  /** The largest key; null if there is no row. */
  @Nullable K lastKey() {
    return rows.isEmpty() ? null : rows.lastKey();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public boolean containsKey(Object key) {
    return rows.containsKey(key);
  }

  @Override
  public @Nullable V get(Object key) {
    return rows.get(key);
  }

  @Override
  public @Nullable V put(K key, V value) {
    var before = rows.get(key);
    rows = rows.plus(key, value);
    return before;
  }

  @Override
  public @Nullable V remove(Object key) {
    var before = rows.get(key);
    rows = rows.minus(key);
    return before;
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> change) {
    for (var row : rows.entrySet()) {
      var changed = change.apply(row.getKey(), row.getValue());
      if (changed != row.getValue()) put(row.getKey(), changed);
    }
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return rows.size();
      }

      @Override
      public Iterator<Map.Entry<K, V>> iterator() {
        return new Walk(rows.entrySet().iterator());
      }
    };
  }

  private final class Walk implements Iterator<Map.Entry<K, V>> {

    private final Iterator<Map.Entry<K, V>> walked;
    private Map.@Nullable Entry<K, V> last;

    private Walk(Iterator<Map.Entry<K, V>> walked) {
      this.walked = walked;
    }

    @Override
    public boolean hasNext() {
      return walked.hasNext();
    }

    @Override
    public Map.Entry<K, V> next() {
      last = walked.next();
      return last;
    }

    @Override
    public void remove() {
      if (last == null) throw new IllegalStateException("nothing to remove");
      rows = rows.minus(last.getKey());
      last = null;
    }
  }
}
