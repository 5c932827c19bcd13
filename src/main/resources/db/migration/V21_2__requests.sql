-- Whether anything was sent to somebody who asks to be unsubscribed: copies are found by whom they went to.

set local statement_timeout = 0;
create index sent_copy_person on sent_copy (account, recipient);
