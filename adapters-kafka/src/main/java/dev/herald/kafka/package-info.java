/** Events to a topic of Kafka's. */
@NullMarked
package dev.herald.kafka;

import org.jspecify.annotations.NullMarked;
