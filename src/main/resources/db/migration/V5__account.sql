-- Accounts that are kept here rather than declared in the configuration, and their secrets, sealed.

create table account (
    -- made of IMAP host and user, in small letters: the identity of every event rests on it
    id                uuid        primary key,
    name              text        not null check (length(name) between 1 and 200),
    address           text        not null check (length(address) between 3 and 254),
    sender            text        not null check (length(sender) between 3 and 254),
    imap_host         text        not null check (length(imap_host) between 1 and 253),
    imap_port         integer     not null check (imap_port between 1 and 65535),
    imap_user         text        not null check (length(imap_user) between 1 and 320),
    imap_folders      text[]      not null check (cardinality(imap_folders) <= 50),
    imap_daily_bytes  bigint      not null check (imap_daily_bytes > 0),
    imap_connections  integer     not null check (imap_connections between 1 and 4),
    smtp_host         text        not null check (length(smtp_host) between 1 and 253),
    smtp_port         integer     not null check (smtp_port between 1 and 65535),
    smtp_tls          text        not null check (smtp_tls in ('IMPLICIT', 'STARTTLS')),
    smtp_user         text        not null check (length(smtp_user) between 1 and 320),
    look_back_seconds     bigint  not null check (look_back_seconds > 0),
    max_event_age_seconds bigint  not null check (max_event_age_seconds > 0),
    proof_of_origin   text        not null check (proof_of_origin in ('REQUIRED', 'OFF')),
    paused            boolean     not null default false,
    version           bigint      not null default 1 check (version > 0),
    created_at        timestamptz not null default now(),
    changed_at        timestamptz not null default now()
);
create unique index account_inbox on account (lower(imap_host), lower(imap_user));

create table account_secret (
    account uuid        not null references account on delete cascade,
    field   text        not null check (field in ('imap', 'smtp', 'callback')),
    -- kept beside the one in use until it has been verified
    pending boolean     not null,
    key_id  text        not null check (key_id ~ '^[0-9a-f]{8}$'),
    -- nonce, ciphertext, tag of AES-256-GCM
    sealed  bytea       not null check (length(sealed) between 29 and 65536),
    set_at  timestamptz not null default now(),
    primary key (account, field, pending)
);
create index account_secret_by_key on account_secret (key_id);
