-- The whole of what a verdict rests on, and both addresses where a report names another as failed than as mailed.
-- Older replicas and older rows leave them empty.

alter table event
    add column mailed      text check (length(mailed) <= 254),
    add column failed      text check (length(failed) <= 254),
    add column rule_source text check (length(rule_source) <= 500),
    add column evidence_in text check (length(evidence_in) <= 40),
    add constraint both_addresses_or_none check ((mailed is null) = (failed is null));
