package dev.herald.application.port.in.operation;

/** What is done with backups that are made when they are due. */
public record Backups(KeepBackups keep, ReadBackups read) {}
