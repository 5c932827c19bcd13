-- What a search passed over: stretches of a folder of which only the mails that a server's search named were read. The full
-- check reads the headers of the others, moves above_uid as it does, and takes a stretch away when it has seen it all.

create table mailbox_passed_over (
    account      uuid        not null,
    folder       text        not null,
    uid_validity bigint      not null,
    above_uid    bigint      not null check (above_uid >= 0),
    last_uid     bigint      not null check (last_uid > above_uid),
    -- what the search named in it, and was read
    read_uids    bigint[]    not null check (cardinality(read_uids) <= 10000),
    -- starts that ended while a mail from here was read
    deaths       integer     not null default 0 check (deaths >= 0),
    passed_at    timestamptz not null default now(),
    primary key (account, folder, uid_validity, last_uid)
);
