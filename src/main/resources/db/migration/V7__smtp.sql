-- Test sends: one mail each to one recipient, and how its steps went. Kept some days; limits count these rows.

create table test_send (
    id         uuid        primary key,
    -- none for settings that are not kept
    account    uuid,
    -- made of host and user name: the same for settings that are kept and that are not
    sender     uuid        not null,
    recipient  text        not null check (length(recipient) <= 254),
    subject    text        not null check (length(subject) <= 100),
    message_id text        not null check (length(message_id) <= 998),
    state      text        not null check (state in ('RUNNING', 'SENT', 'FAILED', 'ARRIVED', 'MISSING')),
    began_at   timestamptz not null default now(),
    ended_at   timestamptz,
    -- what came back, read and judged
    bounced_at timestamptz,
    bounce     text        check (length(bounce) <= 500),
    constraint only_what_ended_has_an_end check ((state = 'RUNNING') = (ended_at is null)),
    constraint a_bounce_has_its_time_and_its_words check ((bounced_at is null) = (bounce is null))
);
create index test_send_by_sender on test_send (sender, began_at);
create index test_send_by_age on test_send (began_at);
create index test_send_by_account on test_send (account, began_at) where account is not null;

create table test_step (
    test_send uuid     not null references test_send on delete cascade,
    number    smallint not null check (number between 1 and 40),
    part      text     not null check (part in ('SMTP', 'IMAP', 'CALLBACK')),
    step      text     not null check (length(step) <= 40),
    state     text     not null check (state in ('DONE', 'FAILED', 'SKIPPED')),
    millis    bigint   not null check (millis >= 0),
    -- a line each
    said      text     not null check (length(said) <= 25000),
    -- names of entries, a line each
    advice    text     not null check (length(advice) <= 2000),
    primary key (test_send, number)
);
