-- Probes are test mails that have to bounce; what their bounce was judged to be is known to every replica.

alter table test_send
    add column probe    boolean not null default false,
    add column hardness text    check (hardness in ('HARD', 'SOFT')),
    add constraint only_a_bounce_is_hard_or_soft check (hardness is null or bounced_at is not null);
create index test_send_probe on test_send (account, began_at) where probe;
