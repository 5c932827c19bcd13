-- Intake: how far each folder was read, how each mailbox fares, and what was set aside on the way.

create table mailbox_cursor (
    account      uuid        not null,
    folder       text        not null,
    uid_validity bigint      not null,
    last_uid     bigint      not null check (last_uid >= 0),
    fence        bigint      not null,
    moved_at     timestamptz not null default now(),
    primary key (account, folder, uid_validity)
);

-- one row a mailbox: the last good look, and what went wrong since
create table mailbox_state (
    account         uuid        not null primary key,
    last_success_at timestamptz,
    failures        integer     not null default 0 check (failures >= 0),
    failure_cause   text,
    failure_words   text check (length(failure_words) <= 500),
    failed_at       timestamptz,
    retry_at        timestamptz,
    -- a few bits of a hash: new credentials end the waiting after a refused login
    credentials     text
);

-- bytes downloaded, by the hour, for the cap on any 24 hours
create table mailbox_traffic (
    account uuid        not null,
    hour    timestamptz not null,
    bytes   bigint      not null check (bytes >= 0),
    primary key (account, hour)
);

-- written before mails are taken and removed after: what is found at a start was not finished by a process that died
create table mailbox_unfinished (
    account      uuid    not null,
    folder       text    not null,
    uid_validity bigint  not null,
    first_uid    bigint  not null,
    last_uid     bigint  not null,
    owner        text    not null,
    deaths       integer not null default 0 check (deaths >= 0),
    primary key (account, folder)
);

-- Message-IDs and recipients of sent mail, as 128 bits of a hash: a report about one of these is about our own mail
create table sent_copy (
    account    uuid        not null,
    message_id uuid        not null,
    recipient  uuid        not null,
    seen_at    timestamptz not null default now(),
    primary key (account, message_id, recipient)
);
create index sent_copy_by_age on sent_copy (seen_at);

-- mails that could not be fetched or kept, by their place on the server
create table set_aside (
    account      uuid        not null,
    folder       text        not null,
    uid_validity bigint      not null,
    uid          bigint      not null,
    cause        text        not null,
    words        text        not null check (length(words) <= 500),
    at           timestamptz not null default now(),
    primary key (account, folder, uid_validity, uid)
);

-- mails that look like a bounce and were not understood: their front, for a person to look at
create table unread_mail (
    id          uuid        not null primary key,
    account     uuid        not null,
    why         text        not null check (length(why) <= 500),
    folder      text        not null,
    received_at timestamptz not null,
    kept_at     timestamptz not null default now(),
    front       bytea       not null check (length(front) <= 262144)
);
create index unread_mail_by_age on unread_mail (account, kept_at);
