-- How far the telling of what was released is.

set local statement_timeout = 0;
create index telling_released on telling (released_at) where released_at is not null;
