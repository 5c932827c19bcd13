-- Who may use the REST edge, what was done there, and which requests were answered before.

create table api_token (
    id           uuid        primary key,
    name         text        not null check (length(name) between 1 and 60),
    -- SHA-256 of the token. It is 256 random bits, so there is nothing to be guessed that a slow hash would have to protect.
    hash         bytea       not null unique check (length(hash) = 32),
    scopes       text[]      not null
        check (cardinality(scopes) > 0
           and scopes <@ array['accounts:read', 'accounts:write', 'bounces:read', 'bounces:write', 'admin']),
    -- those it is bound to; null means all
    accounts     uuid[]      check (cardinality(accounts) between 1 and 100),
    created_at   timestamptz not null default now(),
    created_by   text        not null check (length(created_by) between 1 and 200),
    expires_at   timestamptz,
    -- to the hour: a row that is read at each request is not written at each
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text        check (length(revoked_by) between 1 and 200),
    constraint revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);

-- Rows are only ever added: whoever could change the past could hide in it.
create table audit_entry (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    who     text        not null check (length(who) between 1 and 200),
    -- the operation: token.create
    what    text        not null check (what ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$' and length(what) <= 60),
    object  text        check (length(object) between 1 and 200),
    account uuid,
    -- names alone, never values
    fields  text[]      not null check (cardinality(fields) <= 100),
    -- of how many people it decided
    people  bigint      check (people >= 0)
);
create index audit_entry_of_account on audit_entry (account, id desc) where account is not null;

create function audit_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only added to' using errcode = 'restrict_violation';
end
$$;
create trigger audit_keeps_its_rows before update or delete on audit_entry
    for each row execute function audit_is_only_added_to();
create trigger audit_keeps_its_table before truncate on audit_entry
    for each statement execute function audit_is_only_added_to();

-- A request that carried an Idempotency-Key, and what it made: asked again, it makes nothing again.
create table answered_request (
    -- SHA-256 of who asked and the key
    key         bytea       primary key check (length(key) = 32),
    -- of operation and body, keyed with the key itself, which is not kept: a body may hold a secret
    request     bytea       not null check (length(request) = 32),
    made        text        not null check (length(made) between 1 and 200),
    answered_at timestamptz not null default now()
);
create index answered_request_by_age on answered_request (answered_at);
