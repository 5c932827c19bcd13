-- Conditions that start and end, and who was told of them.

create table alarm (
    id              uuid        primary key,
    -- a name of the version that wrote it: another that does not know it leaves the row alone
    condition       text        not null check (condition ~ '^[A-Z][A-Z_]{1,58}[A-Z]$'),
    -- none for what concerns all
    account         uuid,
    subject         text        not null check (length(subject) <= 200),
    words           text        not null check (length(words) <= 1000),
    -- how often it happened while it was active
    times           bigint      not null default 1 check (times > 0),
    started_at      timestamptz not null default clock_timestamp(),
    raised_at       timestamptz not null default clock_timestamp(),
    -- not there for the moment: what comes and goes is one alarm, not many
    away_since      timestamptz,
    ended_at        timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text        check (length(acknowledged_by) between 1 and 200),
    constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null)),
    constraint ends_after_it_started check (ended_at >= started_at)
);
create unique index alarm_active
    on alarm (condition, coalesce(account, '00000000-0000-0000-0000-000000000000'), subject)
    where ended_at is null;
create index alarm_started on alarm (started_at desc, id desc);
create index alarm_ended on alarm (ended_at) where ended_at is not null;

-- One message to one channel: of a start, of an end, or of a day. Kept with its alarm.
create table alarm_notice (
    id          uuid        primary key,
    phase       text        not null check (phase in ('START', 'END', 'DIGEST')),
    alarm       uuid        references alarm on delete cascade,
    day         date,
    channel     text        not null check (channel in ('MAIL', 'WEBHOOK')),
    state       text        not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'TOLD', 'GIVEN_UP')),
    made_at     timestamptz not null default clock_timestamp(),
    due_at      timestamptz not null default clock_timestamp(),
    attempts    integer     not null default 0 check (attempts >= 0),
    -- whoever sends it, until when
    lease       uuid,
    lease_until timestamptz,
    settled_at  timestamptz,
    -- why it was not told
    words       text        check (length(words) <= 500),
    constraint of_an_alarm_or_of_a_day check ((alarm is null) = (phase = 'DIGEST') and (day is null) = (phase <> 'DIGEST')),
    constraint sending_has_a_lease
        check ((state = 'SENDING') = (lease is not null) and (lease is null) = (lease_until is null)),
    constraint final_has_its_time check ((state in ('TOLD', 'GIVEN_UP')) = (settled_at is not null))
);
create unique index alarm_notice_once on alarm_notice (alarm, phase, channel) where alarm is not null;
create unique index alarm_notice_once_a_day on alarm_notice (day, channel) where day is not null;
create index alarm_notice_open on alarm_notice (channel, due_at) where state in ('WAITING', 'SENDING');
create index alarm_notice_of_days on alarm_notice (day) where day is not null;
