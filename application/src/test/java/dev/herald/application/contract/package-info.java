/**
 * What the outbound ports promise, as tests. Whoever writes an adapter implements the contract of
 * its port in a test class and says where the ports come from:
 *
 * <pre>{@code
 * class MyChannelRepositoryTest implements ChannelRepositoryContract {
 *   private final OutboundPorts ports = …;
 *
 *   @Override
 *   public OutboundPorts ports() {
 *     return ports;
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.herald.application.contract;

import org.jspecify.annotations.NullMarked;
