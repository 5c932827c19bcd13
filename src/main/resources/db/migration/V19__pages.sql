-- Browsers that were let in. Who it is, and what that one may do, stands with the token: whatever ends the token ends them.
create table page_session (
    -- SHA-256 of 256 random bits that the browser alone holds
    hash         bytea       primary key check (length(hash) = 32),
    token        uuid        not null references api_token (id) on delete cascade,
    created_at   timestamptz not null default now(),
    -- to the minute: a row that is read with each page is not written with each
    last_seen_at timestamptz not null default now(),
    ends_at      timestamptz not null,
    constraint ends_after_it_began check (ends_at > created_at)
);
create index page_session_by_end on page_session (ends_at);
create index page_session_of_token on page_session (token);

-- How many bounces came, by the day of their arrival (in UTC): what the overview draws, however many there are. Counted by the
-- database itself, so that whatever adds or forgets events, of whatever version, counts.

create table bounce_day (
    account uuid   not null,
    day     date   not null,
    kind    text   not null check (kind in ('HARD_BOUNCE', 'SOFT_BOUNCE', 'UNSUBSCRIBE', 'COMPLAINT')),
    reason  text   not null check (length(reason) <= 60),
    events  bigint not null check (events >= 0),
    primary key (account, day, kind, reason)
);

create table bounce_receiver_day (
    account  uuid   not null,
    day      date   not null,
    -- the domain of the person
    receiver text   not null check (length(receiver) <= 254),
    kind     text   not null check (kind in ('HARD_BOUNCE', 'SOFT_BOUNCE', 'UNSUBSCRIBE', 'COMPLAINT')),
    events   bigint not null check (events >= 0),
    primary key (account, day, receiver, kind)
);

create function domain_of(address text) returns text language sql immutable strict as
    $$ select lower(substring(address from '[^@]*$')) $$;

create function count_new_bounces() returns trigger language plpgsql as $$
begin
    insert into bounce_day (account, day, kind, reason, events)
    select account, (arrived_at at time zone 'UTC')::date, kind, coalesce(reason, ''), count(*)
      from changed group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (account, day, kind, reason) do update set events = bounce_day.events + excluded.events;
    insert into bounce_receiver_day (account, day, receiver, kind, events)
    select account, (arrived_at at time zone 'UTC')::date, domain_of(recipient), kind, count(*)
      from changed group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (account, day, receiver, kind) do update set events = bounce_receiver_day.events + excluded.events;
    return null;
end
$$;

create function uncount_gone_bounces() returns trigger language plpgsql as $$
begin
    with gone as (
      select account, (arrived_at at time zone 'UTC')::date as day, kind, coalesce(reason, '') as reason, count(*) as events
        from changed group by 1, 2, 3, 4)
    update bounce_day as kept set events = greatest(0, kept.events - gone.events)
      from gone
     where (kept.account, kept.day, kept.kind, kept.reason) = (gone.account, gone.day, gone.kind, gone.reason);
    with gone as (
      select account, (arrived_at at time zone 'UTC')::date as day, domain_of(recipient) as receiver, kind, count(*) as events
        from changed group by 1, 2, 3, 4)
    update bounce_receiver_day as kept set events = greatest(0, kept.events - gone.events)
      from gone
     where (kept.account, kept.day, kept.receiver, kept.kind) = (gone.account, gone.day, gone.receiver, gone.kind);
    -- a domain may be a person's own
    delete from bounce_receiver_day
     where events = 0
       and (account, day) in (select account, (arrived_at at time zone 'UTC')::date from changed);
    return null;
end
$$;

create function forget_counted_bounces() returns trigger language plpgsql as $$
begin
    delete from bounce_day;
    delete from bounce_receiver_day;
    return null;
end
$$;

create trigger new_bounces_are_counted after insert on event
    referencing new table as changed for each statement execute function count_new_bounces();
create trigger gone_bounces_are_uncounted after delete on event
    referencing old table as changed for each statement execute function uncount_gone_bounces();
create trigger no_bounces_are_counted after truncate on event
    for each statement execute function forget_counted_bounces();

set local statement_timeout = 0;
insert into bounce_day (account, day, kind, reason, events)
select account, (arrived_at at time zone 'UTC')::date, kind, coalesce(reason, ''), count(*) from event group by 1, 2, 3, 4;
insert into bounce_receiver_day (account, day, receiver, kind, events)
select account, (arrived_at at time zone 'UTC')::date, domain_of(recipient), kind, count(*) from event group by 1, 2, 3, 4;
