-- The page that an account's campaigns link to for whoever wants to leave.

alter table account
    add column page_on     boolean not null default false,
    add column page_groups boolean not null default false,
    add column page_title  text    check (length(page_title) between 1 and 100),
    add column page_logo   text    check (page_logo ~ '^https://' and length(page_logo) <= 500),
    add column page_colour text    check (page_colour ~ '^#[0-9a-fA-F]{6}$'),
    add constraint a_page_is_of_a_project check (not page_on or clevertap_id is not null);
