package dev.herald.http.legacy;

/** Commands of one group use the same codes for what is wrong with a request. */
enum CommandGroup {
  /** Channels and their subscribers. */
  MANAGEMENT("official_account_open_http_svc", 6017, 130004, 10019, 20005),
  /** Sending. */
  SENDING("official_account_open_http_svc", 10004, 130004, 10019, 10002),
  /** Recall and history, for which a missing channel is a missing target. */
  MESSAGES("official_account_open_http_svc", 10004, 10010, 10019, 10002),
  ACCOUNTS("im_open_login_svc", 70402, 70402, 70107, 70500),
  PROFILES("profile", 40001, 40001, 40003, 40006);

  /** The service to which the commands belong. */
  final String service;

  /** A field is missing, has the wrong type, or breaks a rule. */
  final int badParameter;

  /** There is no such channel. */
  final int noChannel;

  /** There is no such account. */
  final int noAccount;

  /** It may work when it is tried again. */
  final int serverError;

  CommandGroup(String service, int badParameter, int noChannel, int noAccount, int serverError) {
    this.service = service;
    this.badParameter = badParameter;
    this.noChannel = noChannel;
    this.noAccount = noAccount;
    this.serverError = serverError;
  }
}
