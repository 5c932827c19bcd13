-- In which form an account's events are told, and the keys that only some accounts have.

alter table account
    add column format           text not null default 'clevertap-v1' check (format ~ '^[a-z0-9-]{1,40}$'),
    add column clevertap_region text check (clevertap_region ~ '^[a-z0-9]{2,10}$'),
    add column clevertap_id     text check (clevertap_id ~ '^[A-Za-z0-9-]{4,60}$'),
    add constraint a_project_is_whole check ((clevertap_region is null) = (clevertap_id is null));

-- Beside account_secret, of which an older replica expects every field that it finds.
create table account_key (
    account uuid        not null references account on delete cascade,
    field   text        not null check (field in ('signing', 'passcode')),
    key_id  text        not null check (key_id ~ '^[0-9a-f]{8}$'),
    -- nonce, ciphertext, tag of AES-256-GCM
    sealed  bytea       not null check (length(sealed) between 29 and 65536),
    set_at  timestamptz not null default now(),
    primary key (account, field)
);
create index account_key_by_key on account_key (key_id);

-- The format in which a target has taken a batch: another is tried with a few events first.
alter table target add column took_format text check (length(took_format) <= 40);

-- Told without what the campaign system wanted back, because it did not take it with that.
alter table telling add column without_meta boolean not null default false;
