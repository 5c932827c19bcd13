-- Looking bounces up, and forgetting a person.

create index event_recipient on event (lower(recipient));
create index event_mailed on event (lower(mailed)) where mailed is not null;
create index event_failed on event (lower(failed)) where failed is not null;
-- pages of a list, the latest first
create index telling_kept on telling (kept_at desc, event desc);

-- What is left of forgotten people: how many bounces there were, by month.
create table forgotten_count (
    account uuid   not null,
    month   date   not null check (extract(day from month) = 1),
    kind    text   not null check (kind in ('HARD_BOUNCE', 'SOFT_BOUNCE', 'UNSUBSCRIBE', 'COMPLAINT')),
    reason  text   not null check (length(reason) <= 60),
    state   text   not null check (length(state) <= 20),
    events  bigint not null check (events > 0),
    primary key (account, month, kind, reason, state)
);

-- And what their events are known by when their mail is read again: an identity is a digest that whoever has the mail could
-- work out, so that it is kept under a key.
create table forgotten_key (
    only_one boolean primary key default true check (only_one),
    key      bytea   not null check (length(key) = 32)
);
insert into forgotten_key (key) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table forgotten_identity (
    hash bytea primary key check (length(hash) = 32)
);
