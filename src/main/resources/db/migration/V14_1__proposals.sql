-- What was proposed is no bounce of the mail that it is about, and is asked for whenever a mail is read again.

create index reread_event_proposal on reread_event (proposal) where proposal is not null;
