package dev.ricochet.smtp;

import java.util.List;

/**
 * What a refusal means and what to do next, in words for somebody who does marketing.
 *
 * @param id names the entry
 * @param todo in the order in which to try
 * @param link the provider's own page, or the standard's
 */
public record Advice(String id, String means, List<String> todo, String link) {}
