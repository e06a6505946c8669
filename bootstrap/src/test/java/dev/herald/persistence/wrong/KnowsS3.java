package dev.herald.persistence.wrong;

/** Breaks a rule of the house, so that the rule can show that it notices. */
public class KnowsS3 {

  dev.herald.persistence.s3.S3Location location;
}
