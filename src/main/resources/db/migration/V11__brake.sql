-- The brake: how much was sent to whom, what is held of it and why, and what is told milder than it is.
-- Older replicas leave the new columns as they are.

set local statement_timeout = 0;

alter table telling
    -- what of its cause something is held for: the brake's is one of several
    add column hold_detail text check (length(hold_detail) <= 200),
    -- since when it is held; of what was kept before this column, since the column is here, so that nothing is told milder while
    -- an older replica, which would tell it as it is, may still run
    add column held_since  timestamptz not null default now(),
    -- told as something milder than it is
    add column told_as     text check (told_as = 'SOFT_BOUNCE'),
    -- a person, or a proof that came later, said that it is told
    add column released_at timestamptz;

create index telling_held on telling (hold_cause, held_since) where state = 'held';
create index event_hard on event (account, arrived_at) where kind = 'HARD_BOUNCE';
-- who bounces softly again and again, person by person
create index event_soft_again on event (account, lower(recipient), arrived_at)
    where kind = 'SOFT_BOUNCE' and reason in ('MAILBOX_FULL', 'MAILBOX_SUSPENDED', 'TIMED_OUT');

-- What the brake of an account holds, and what of it a person let go.
create table brake (
    account    uuid        not null,
    cause      text        not null check (length(cause) between 1 and 200),
    -- how it came to be, for a person: numbers, and the receivers' words
    words      text        not null check (length(words) <= 500),
    since      timestamptz not null default now(),
    on_until   timestamptz not null,
    free_until timestamptz,
    primary key (account, cause)
);

-- When a copy in Sent was sent: INTERNALDATE. Older replicas do not say.
alter table sent_copy add column sent_at timestamptz;

-- How many copies there are in Sent, by the ten minutes in which they were sent and by the receiver's registered domain. An
-- account's mails of the last days stand here with an empty receiver, since only hashes of their recipients were kept.
create table sent_volume (
    account  uuid        not null,
    slot     timestamptz not null check (extract(epoch from slot)::bigint % 600 = 0),
    receiver text        not null check (length(receiver) <= 255),
    mails    bigint      not null check (mails > 0),
    primary key (account, slot, receiver)
);
create index sent_volume_by_age on sent_volume (slot);

insert into sent_volume (account, slot, receiver, mails)
select account, date_bin('10 minutes', seen_at, timestamptz 'epoch'), '', count(*)
  from sent_copy
 where seen_at > now() - interval '3 days'
 group by 1, 2;
