package dev.herald.persistence.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class CallsAUseCase {

  dev.herald.application.port.in.post.PublishPost publishPost;
}
