package dev.herald.application.port.in.upkeep;

/** What is done with backups that are made when they are due. */
public record Backups(KeepBackups keep, ReadBackups read) {}
