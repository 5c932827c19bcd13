-- What waits is found by its due time alone. While it stood in this index too, a planner that had last seen an empty queue
-- took all that waited, however much, and sorted it for each claim. Older replicas count more slowly until they are gone.

set local statement_timeout = 0;
drop index telling_open;
create index telling_open on telling (state, kept_at) where state not in ('told', 'discarded', 'superseded', 'waiting');

-- a queue fills and drains within minutes, and plans should know of it
alter table telling set (autovacuum_analyze_threshold = 10000);
