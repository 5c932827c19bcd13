-- The outbox: what was read (mail), what it says (event), and how the telling of it stands (telling).
-- A fact is written once; only its telling changes. Every time that is compared is the database's.

create table mail (
    id          uuid        primary key,
    account     uuid        not null,
    fingerprint text        not null check (length(fingerprint) <= 80),
    message_id  text        check (length(message_id) <= 998),
    kind        text        not null check (length(kind) <= 40),
    reported_by text        not null check (length(reported_by) <= 200),
    origin      text        not null check (length(origin) <= 1000),
    folder      text        not null check (length(folder) <= 1000),
    received_at timestamptz not null,
    kept_at     timestamptz not null default now()
);

-- Outlives events: what was told must not be told again when its mail is read again.
create table event_identity (
    id      uuid        primary key,
    seen_at timestamptz not null default now()
);

create table event (
    id          uuid        primary key references event_identity,
    account     uuid        not null,
    mail        uuid        not null references mail,
    kind        text        not null check (kind in ('HARD_BOUNCE', 'SOFT_BOUNCE', 'UNSUBSCRIBE', 'COMPLAINT')),
    recipient   text        not null check (length(recipient) <= 254),
    reason      text        check (length(reason) <= 60),
    rule        text        not null check (length(rule) <= 200),
    evidence    text        not null check (length(evidence) <= 500),
    occurred_at timestamptz not null,
    arrived_at  timestamptz not null,
    original    text        check (length(original) <= 998),
    meta        text        check (length(meta) <= 2000),
    campaign    boolean     not null,
    -- made of account, original and recipient: two events with one value tell the same thing
    about       uuid,
    kept_at     timestamptz not null default now()
);
create index event_about on event (about) where about is not null;
create index event_mail on event (mail);

-- Who is told. Rests after it could not be reached, was at fault itself, or asked to be left alone.
create table target (
    id         uuid        primary key,
    rest_until timestamptz,
    rest_why   text        check (rest_why in ('UNREACHABLE', 'AT_FAULT', 'ASKED')),
    rest_since timestamptz,
    -- rests in a row; while it is not 0 only one batch at a time tries
    rests      integer     not null default 0 check (rests >= 0),
    words      text        check (length(words) <= 500),
    check ((rests > 0) = (rest_until is not null)),
    check ((rests > 0) = (rest_why is not null)),
    check ((rests > 0) = (rest_since is not null))
);

create table telling (
    event            uuid        not null references event on delete cascade,
    target           uuid        not null references target,
    state            text        not null check (state in ('waiting', 'sending', 'unknown', 'held', 'told', 'refused', 'dead',
                                                           'discarded', 'superseded')),
    hold_cause       text        check (length(hold_cause) <= 40),
    due_at           timestamptz not null default now(),
    -- attempts that the receiver saw, or may have seen
    attempt          integer     not null default 0 check (attempt >= 0),
    -- how long it has waited after failed attempts; a rest of the target does not count
    tried_for        interval    not null default interval '0',
    -- a refused batch that is being halved
    bundle           uuid,
    lease_token      uuid,
    lease_owner      text        check (length(lease_owner) <= 200),
    lease_until      timestamptz,
    unknown_times    integer     not null default 0 check (unknown_times >= 0),
    unknown_at       timestamptz,
    first_attempt_at timestamptz,
    last_attempt_at  timestamptz,
    settled_at       timestamptz,
    -- the receiver's last words, or the network's
    words            text        check (length(words) <= 500),
    kept_at          timestamptz not null default now(),
    primary key (event, target),
    constraint final_is_settled_and_nothing_else_is
        check ((state in ('told', 'refused', 'dead', 'discarded', 'superseded')) = (settled_at is not null)),
    constraint only_sending_has_a_lease
        check ((state = 'sending') = (lease_token is not null)
           and (state = 'sending') = (lease_until is not null)
           and (state = 'sending') = (lease_owner is not null)),
    constraint only_held_has_a_cause
        check ((state = 'held') = (hold_cause is not null)),
    constraint only_what_may_be_posted_is_in_a_bundle
        check (bundle is null or state in ('waiting', 'sending', 'unknown')),
    constraint unknown_has_its_time
        check ((unknown_times > 0) = (unknown_at is not null) and (state <> 'unknown' or unknown_times > 0))
);

-- The claim and the sweep see only what is not final, however much was told before.
create index telling_waiting on telling (target, due_at, event) where state = 'waiting' and bundle is null;
create index telling_bundle on telling (target, bundle, event) where bundle is not null;
create index telling_sending on telling (target, lease_until) where state = 'sending';
create index telling_lease on telling (lease_token) where state = 'sending';
create index telling_unknown on telling (unknown_at) where state = 'unknown';
create index telling_open on telling (state, kept_at) where state not in ('told', 'discarded', 'superseded');
create index telling_was_unknown on telling (unknown_at) where unknown_times > 0;
