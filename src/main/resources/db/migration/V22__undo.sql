-- The way back: whoever was told of as hard and wrongly so is subscribed again, by CleverTap's Subscribe API. From then on no
-- bounce that happened before is told of them: last_told says so.

create table undo (
    event      uuid        primary key references event on delete cascade,
    account    uuid        not null references target,
    -- in small letters
    person     text        not null check (length(person) <= 300),
    -- by which the event was judged: it is suspect
    rule       text        not null check (length(rule) <= 200),
    state      text        not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
    due_at     timestamptz not null default now(),
    attempt    integer     not null default 0 check (attempt >= 0),
    -- while it is being posted
    lease_until timestamptz,
    -- the API's last words, or the network's
    words      text        check (length(words) <= 500),
    asked_at   timestamptz not null default now(),
    settled_at timestamptz,
    constraint settled_has_its_time check ((state = 'waiting') = (settled_at is null)),
    constraint only_what_waits_is_posted check (state = 'waiting' or lease_until is null)
);
create index undo_due on undo (account, due_at, event) where state = 'waiting';
create index undo_rule on undo (account, rule);
