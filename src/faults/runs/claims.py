"""What a claim costs with so many told events behind it, by PostgreSQL's own count of the application's own statements.

    src/faults/run claims [--quick] [--rows 100000 1000000] [--waiting 20000]

Ten million rows: --rows 10000000 (some 20 GB of disk).
"""

import argparse

from stage.inbox import Inbox
from stage.patience import until
from stage.world import World

# Told over the last 400 days, each of a mail of its own.
HISTORY = """
create temporary table past as
  select gen_random_uuid() as id, gen_random_uuid() as mail, n,
         now() - interval '1 day' - interval '399 days' * n / {rows}.0 as at
    from generate_series(1, {rows}) n;
insert into mail (id, account, fingerprint, kind, reported_by, origin, folder, received_at, kept_at)
  select mail, '{account}', '1:' || md5(n::text) || md5(n::text), 'bounce', 'rfc3464', '', 'INBOX', at, at from past order by at;
insert into event_identity (id, seen_at) select id, at from past order by at;
insert into event (id, account, mail, kind, recipient, reason, rule, evidence, occurred_at, arrived_at, original, campaign, kept_at)
  select id, '{account}', mail, 'SOFT_BOUNCE', 'person' || n || '@example.com', 'MAILBOX_FULL', 'mailbox-full',
         '552 5.2.2 Mailbox full', at, at, '<' || n || '@example.org>', true, at
    from past order by at;
insert into telling (event, target, state, kept_at, due_at, attempt, first_attempt_at, last_attempt_at, settled_at, words)
  select id, '{account}', 'told', at, at, 1, at, at, at, '' from past order by at;
drop table past;
"""

WAITING = """
with fresh as (
  select gen_random_uuid() as id, n from generate_series(1, {waiting}) n
), identity as (
  insert into event_identity (id) select id from fresh
), fact as (
  insert into event (id, account, mail, kind, recipient, reason, rule, evidence, occurred_at, arrived_at, campaign)
  select id, '{account}', (select id from mail limit 1), 'SOFT_BOUNCE', 'late' || n || '@example.com', 'MAILBOX_FULL',
         'mailbox-full', '552 5.2.2 Mailbox full', now(), now(), true
    from fresh
)
insert into telling (event, target, state) select id, '{account}', 'waiting' from fresh
"""

STATEMENTS = """
select calls, mean_exec_time, max_exec_time, regexp_replace(left(query, 2000), '\\s+', ' ', 'g')
  from pg_stat_statements
 where query ~ 'telling|target|event' and query !~ 'generate_series' and calls > 1
 order by total_exec_time desc
 limit 12
"""


def measure(rows, waiting):
    with World("claims", "max_wal_size = 4GB\ncheckpoint_timeout = 30min") as world:
        application = world.application(settings={"RICOCHET_CALLBACK_BATCH_AGE": "10s"})
        application.start().await_start()
        world.deliver(Inbox().mails(1, 0))
        world.await_silence(120)
        application.stop()
        account = world.postgres.ask("select account from event limit 1")[0][0]
        world.postgres.run(HISTORY.format(rows=rows, account=account))
        world.postgres.run("vacuum analyze telling")
        for table in ("event", "mail", "event_identity"):
            world.postgres.run(f"vacuum analyze {table}")
        world.postgres.run(WAITING.format(waiting=waiting, account=account))
        world.postgres.run("select pg_stat_statements_reset()")
        application.start().await_start()
        until(lambda: sum(len(post.told) for post in world.receiver.posts) > waiting, 1200, "all told")
        size = world.postgres.ask("select pg_size_pretty(pg_database_size('ricochet'))")[0][0]
        print(f"{rows} told before ({size}), {waiting} waiting:")
        for calls, mean, most, query in world.postgres.ask(STATEMENTS):
            print(f"  {int(calls):6} × {float(mean):8.2f} ms, at most {float(most):8.2f}: {query[:150]}")
        claim = world.postgres.ask("select mean_exec_time from pg_stat_statements where query ~ 'lease_until = now\\(\\) [+]'"
                                   " and query ~ 'limit' order by calls desc limit 1")
        return float(claim[0][0])


def main(arguments):
    parser = argparse.ArgumentParser(prog="claims", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--waiting", type=int, default=20_000)
    parser.add_argument("--quick", action="store_true", help="10,000 and 100,000 rows, 5,000 waiting")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.rows, choice.waiting = [10_000, 100_000], 5000
    claims = {rows: measure(rows, choice.waiting) for rows in choice.rows}
    print("claim: " + "; ".join(f"{rows} rows {mean:.2f} ms" for rows, mean in claims.items()))
    # flat: no dearer than twice what it costs with the fewest
    return 0 if max(claims.values()) <= 2 * claims[min(claims)] + 5 else 1
