package dev.herald.bootstrap.cli;

import picocli.CommandLine.Command;

/** {@code herald account}: what people may ask to be done with what is kept of them. */
@Command(
    name = "account",
    description = "Export or erase what is kept of an account. The server may be running.",
    subcommands = {AccountExport.class, AccountErase.class},
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class AccountCommand {}
