-- What is told milder, later or not at all: people who are never told of as hard, mail that is no campaign, dead domains.
-- Older replicas leave the new columns as they are, and with them do as they always did.

alter table account
    -- required where the server keeps copies of what is sent or judges who sent what comes in, else off; proof_of_origin then
    -- says REQUIRED, as an older replica does
    add column proof_by_default boolean not null default false,
    add column campaign_mail    text    not null default 'AUTO' check (campaign_mail in ('AUTO', 'MARKED', 'ALL')),
    add column campaign_header  text    check (length(campaign_header) between 1 and 76),
    add column campaign_from    text    check (length(campaign_from) between 3 and 254),
    -- null: its own domain
    add column never_hard       text[]  check (cardinality(never_hard) <= 1000);

-- Whether a copy carried a mark of campaign mail. What was kept before, or is by an older replica, counts as if it did.
alter table sent_copy
    add column marked boolean not null default true;

-- Accounts among whose sent mail marked campaign mail was seen, and since when.
create table campaign_seen (
    account uuid        primary key,
    since   timestamptz not null default now()
);

-- Domains that a held bounce says are away, and when a resolver was last asked about each.
create table doubtful_domain (
    domain   text        primary key check (length(domain) between 1 and 253),
    asked_at timestamptz not null default now()
);

-- Why an event is told as something milder than it is, in words.
alter table telling
    add column told_as_why text check (length(told_as_why) between 1 and 200);
