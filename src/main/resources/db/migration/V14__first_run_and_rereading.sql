-- How carefully an account begins to tell, and what is read again because somebody asked for it.

alter table account
    add column first_run        text    not null default 'PREVIEW' check (first_run in ('PREVIEW', 'TELL', 'FROM_NOW')),
    add column telling          text    not null default 'ON' check (telling in ('ON', 'SHADOW')),
    add column max_hard_an_hour integer not null default 250 check (max_hard_an_hour between 1 and 100000);

-- When an inbox was first looked into: what had arrived before is old, and may have to wait for a person.
create table first_look (
    account  uuid        primary key,
    began_at timestamptz not null default now(),
    -- READING: not read to its end yet; WAITING: what is old waits for a person; OVER: nothing old is held any more
    state    text        not null check (state in ('READING', 'WAITING', 'OVER')),
    ended_at timestamptz,
    check ((state = 'OVER') = (ended_at is not null))
);

-- What somebody wants to have read once more, and how far that is.
create table reread (
    id           uuid        primary key,
    account      uuid        not null,
    folder       text        check (length(folder) between 1 and 1000),
    uid          bigint      check (uid > 0),
    message_id   text        check (length(message_id) between 1 and 998),
    received_from   timestamptz,
    received_before timestamptz,
    state        text        not null default 'OPEN' check (state in ('OPEN', 'DONE', 'STOPPED', 'FAILED')),
    -- where it goes on; a folder that was made anew is begun again
    at_folder    text        check (length(at_folder) <= 1000),
    at_validity  bigint,
    at_uid       bigint      not null default 0 check (at_uid >= 0),
    -- beginnings since it last got on: processes may have died of the next mail
    tries        integer     not null default 0 check (tries >= 0),
    go_on_at     timestamptz not null default now(),
    mails        bigint      not null default 0 check (mails >= 0),
    skipped      bigint      not null default 0 check (skipped >= 0),
    fresh        bigint      not null default 0 check (fresh >= 0),
    known        bigint      not null default 0 check (known >= 0),
    backlog      bigint      not null default 0 check (backlog >= 0),
    words        text        check (length(words) <= 500),
    created_at   timestamptz not null default now(),
    ended_at     timestamptz,
    constraint one_mail_is_named_one_way
        check ((uid is null or folder is not null) and (uid is null or message_id is null)),
    constraint one_mail_has_no_span
        check ((uid is null and message_id is null) or (received_from is null and received_before is null)),
    constraint a_span_has_a_length
        check (received_from is null or received_before is null or received_from < received_before),
    constraint ended_has_its_time
        check ((state = 'OPEN') = (ended_at is null)),
    constraint a_place_is_whole
        check ((at_folder is null) = (at_validity is null))
);
create index reread_open on reread (go_on_at) where state = 'OPEN';
create index reread_of_account on reread (account, created_at desc);

-- The events that it met again, and what would be said of them today where that is something else.
create table reread_event (
    reread      uuid    not null references reread on delete cascade,
    -- what is forgotten there is let go of here
    event       uuid    not null,
    differs     boolean not null,
    -- null where it would be no bounce any more
    hardness    text    check (hardness in ('HARD', 'SOFT')),
    reason      text    check (length(reason) <= 60),
    rule        text    check (length(rule) <= 200),
    rule_source text    check (length(rule_source) <= 500),
    evidence    text    check (length(evidence) <= 500),
    evidence_in text    check (length(evidence_in) <= 40),
    -- the event that was made of it for a person to decide about
    proposal    uuid,
    primary key (reread, event),
    constraint a_judgement_is_whole
        check ((hardness is null) = (rule is null) and (hardness is null) = (reason is null)
           and (hardness is null) = (evidence is null) and (hardness is null) = (evidence_in is null)
           and (hardness is null) = (rule_source is null)),
    constraint only_what_differs_is_judged
        check (differs or hardness is null),
    constraint only_a_judgement_is_proposed
        check (proposal is null or hardness is not null)
);
create index reread_event_event on reread_event (event);
create index reread_event_differs on reread_event (reread, event) where differs;
