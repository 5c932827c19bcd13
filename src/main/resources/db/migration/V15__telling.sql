-- A ledger of calls, what a target did of late, and what each person was told last.

-- One call to a target: a batch is posted once. Kept as long as one of its events is.
create table attempt (
    -- the batch
    id       uuid        primary key,
    target   uuid        not null references target,
    began_at timestamptz not null,
    -- empty where the sender ended before the call did
    took     interval    check (took >= interval '0'),
    events   uuid[]      not null check (cardinality(events) between 1 and 1000),
    answer   text        not null check (length(answer) between 1 and 40),
    -- of HTTP; empty where none came
    status   integer     check (status between 100 and 999),
    -- its front
    body     text        not null check (length(body) <= 4096),
    words    text        not null check (length(words) <= 500),
    constraint who_ended_first_saw_no_status check (took is not null or status is null)
);
-- pages of a list, the latest first
create index attempt_latest on attempt (began_at desc, id desc);
create index attempt_latest_of_one on attempt (target, began_at desc, id desc);

alter table telling
    -- the calls that carried the event, the latest last
    add column attempts      uuid[] not null default '{}' check (cardinality(attempts) <= 50),
    -- the call whose answer never came, should it come after all
    add column unknown_batch uuid,
    -- calls that failed while it was in them: it goes in ever smaller company
    add column failures      integer not null default 0 check (failures >= 0);

-- how far events have come on their way to being given up
create index telling_tried on telling (target, tried_for) where state = 'waiting' and tried_for > interval '0';

alter table target
    -- whom all of this is about, by its address; another address begins anew
    add column callback    uuid,
    -- calls in a row that failed, none answered well between
    add column failures    integer not null default 0 check (failures >= 0),
    -- events in a row that were refused alone, none taken between
    add column refusals    integer not null default 0 check (refusals >= 0),
    -- how many events it takes at once, where it has refused more
    add column most_events integer check (most_events > 0);

-- The latest that was told of a person and ended their subscription: a bounce that is not newer adds nothing to it, and
-- would undo what was decided since.
create table last_told (
    target      uuid        not null references target,
    recipient   text        not null check (length(recipient) <= 300),
    occurred_at timestamptz not null,
    event       uuid        not null,
    primary key (target, recipient)
);

set local statement_timeout = 0;
update telling set failures = attempt where state = 'waiting' and attempt > 0;
insert into last_told (target, recipient, occurred_at, event)
select distinct on (telling.target, lower(event.recipient))
       telling.target, lower(event.recipient), event.occurred_at, event.id
  from telling join event on event.id = telling.event
 where telling.state = 'told' and event.kind <> 'SOFT_BOUNCE'
 order by telling.target, lower(event.recipient), event.occurred_at desc, event.id;
