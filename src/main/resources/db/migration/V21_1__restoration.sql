-- That what is kept here was brought from somewhere else. An older version goes on without knowing it, and then tells what is
-- new to it though it may have been told before the database was brought here.
create table restoration (
    id         uuid        primary key,
    at         timestamptz not null default now(),
    how        text        not null check (how in ('IMPORTED', 'RESTORED', 'MOVED')),
    -- what arrived before and is new here may have been told; a move leaves nothing behind
    told_until timestamptz,
    constraint a_move_leaves_nothing_behind check ((how = 'MOVED') = (told_until is null))
);
