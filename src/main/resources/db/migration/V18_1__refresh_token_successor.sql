-- What refresh tokens have become: a token endpoint may answer with another one, which holds from then on (RFC 6749, 6).

create table refresh_token_successor (
    -- 128 bits of a hash of token endpoint, client and the token that was given: whoever was given the same finds it
    given      uuid        primary key,
    key_id     text        not null check (key_id ~ '^[0-9a-f]{8}$'),
    -- nonce, ciphertext, tag of AES-256-GCM
    sealed     bytea       not null check (length(sealed) between 29 and 65536),
    renewed_at timestamptz not null default now(),
    -- when it was last asked for
    used_on    date        not null default current_date
);
create index refresh_token_successor_by_key on refresh_token_successor (key_id);

-- Never used, and no setting any more; an older replica still writes it.
alter table account alter column imap_connections set default 1;
