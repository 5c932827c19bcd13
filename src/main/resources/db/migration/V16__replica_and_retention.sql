-- Replicas that are alive, by their own word and the clock of this database; and what keeps a table that only grows quick.

create table replica (
    name  uuid        primary key,
    until timestamptz not null
);

-- Old rows are found by their age. They lie in the order in which they came, so that a few pages of index are enough.
create index mail_by_age on mail using brin (kept_at);
create index event_identity_by_age on event_identity using brin (seen_at);

-- Each event is updated twice on its way, and out of the partial indexes each time: what is left of it there is cleared away
-- after so many rows, not after a fifth of all that was ever told.
alter table telling set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
                         autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);
