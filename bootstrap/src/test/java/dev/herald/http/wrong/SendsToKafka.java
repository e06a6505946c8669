package dev.herald.http.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class SendsToKafka {

  org.apache.kafka.clients.producer.Producer<byte[], byte[]> producer;
}
