package dev.ricochet.account;

import java.util.List;

/**
 * How an inbox is read.
 *
 * @param folders by name; empty means INBOX, or with Gmail all mail, and the folder marked {@code \Junk}
 * @param dailyBytes how much may be downloaded in any 24 hours
 */
public record ImapSettings(
        String host, int port, String username, Authentication authentication, List<String> folders, long dailyBytes) {}
