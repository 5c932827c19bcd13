-- Who may do what only one may do at a time. A row stays when its lease ends, so that the fence never goes back.
create table lease (
    name  text        primary key,
    owner text        not null,
    fence bigint      not null check (fence > 0),
    until timestamptz not null
);
