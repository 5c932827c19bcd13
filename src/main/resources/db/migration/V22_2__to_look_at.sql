-- What a person looks at: mails that were not understood and are no bounce, and bounces found in every way that pages offer.
-- Older replicas count and list what was decided about as if it were not.

set local statement_timeout = 0;

-- decided: its bytes are gone, and its row stays, so that the mail read again is not asked about again
alter table unread_mail
    add column settled_at timestamptz,
    add constraint settled_keeps_nothing check (settled_at is null or length(front) = 0);

create index unread_mail_latest on unread_mail (kept_at desc, id desc) where settled_at is null;

-- Few values each, so that they stay small: what is rare is found by them, and what is common by walking the latest.
create index event_account on event (account);
create index event_reason on event (reason);
create index event_kind on event (kind);
create index event_domain on event (split_part(lower(recipient), '@', -1));
create index telling_rare on telling (state) where state in ('discarded', 'superseded', 'refused', 'dead', 'unknown', 'sending');
