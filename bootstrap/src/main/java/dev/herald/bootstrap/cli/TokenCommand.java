package dev.herald.bootstrap.cli;

import picocli.CommandLine.Command;

/** {@code herald token}: what is done with access tokens on the machine of the server. */
@Command(
    name = "token",
    description = "Manage access tokens. The server may be running.",
    subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class},
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class TokenCommand {}
