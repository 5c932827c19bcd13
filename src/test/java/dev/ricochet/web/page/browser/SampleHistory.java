package dev.ricochet.web.page.browser;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A month of an account, so that pages have something to show: the same in every run but for the days' names. */
public final class SampleHistory {
    /** One that is held. */
    static final UUID ONE = UUID.fromString("7174cda3-4978-8b3a-d88c-c819df30b861");

    private static final int BOUNCES = 900;

    private static final String FORGET = """
            truncate telling, event, event_identity, mail, target, attempt, last_told, brake, sent_volume, alarm, alarm_notice,
                     page_session, test_send, mailbox_state cascade
            """;

    private static final String BOUNCES_OF_A_MONTH = """
            with one as (
              select n, md5('sample ' || n)::uuid as id, ?::uuid as account,
                     now() - make_interval(days => (n * 7 + n / 11) %% 30, mins => (n * 37) %% 600) as at,
                     (n %% 9 = 0) as hard,
                     (array['gmail.com', 'gmail.com', 'gmail.com', 'yahoo.com', 'outlook.com', 'outlook.com', 'example.net',
                            'rediffmail.com', 'corp.example.org', 'hotmail.com'])[1 + (n / 3) %% 10] as domain
                from generate_series(1, ?) as n
            ), mails as (
              insert into mail (id, account, fingerprint, kind, reported_by, origin, folder, received_at)
              select id, account, '1:' || repeat(md5(n::text), 2), 'bounce', 'rfc3464', '', 'INBOX', at from one
            ), identities as (
              insert into event_identity (id) select id from one
            ), events as (
              insert into event (id, account, mail, kind, recipient, reason, rule, rule_source, evidence, evidence_in, occurred_at,
                                 arrived_at, campaign)
              select id, account, id, case when hard then 'HARD_BOUNCE' else 'SOFT_BOUNCE' end,
                     'person' || n || '@' || domain,
                     case when hard then (array['NO_SUCH_USER', 'NO_SUCH_USER', 'MAILBOX_CLOSED', 'NO_SUCH_DOMAIN'])[1 + (n / 9) %% 4]
                          else (array['MAILBOX_FULL', 'MAILBOX_FULL', 'BAD_REPUTATION', 'TIMED_OUT', 'MAILBOX_BUSY'])[1 + (n / 2) %% 5] end,
                     case when hard then 'no-such-user' else 'mailbox-full' end, 'RFC 3463, 3.2',
                     case when hard then '550 5.1.1 The email account that you tried to reach does not exist'
                          else '452 4.2.2 The recipient''s inbox is out of storage space' end, 'ANSWER', at, at, true
                from one
            )
            insert into telling (event, target, state, hold_cause, settled_at, kept_at)
            select id, account, case when n %% 40 = 0 then 'held' when n %% 90 = 1 then 'waiting' else 'told' end,
                   case when n %% 40 = 0 then 'UNPROVEN' end,
                   case when n %% 40 <> 0 and n %% 90 <> 1 then at end, at
              from one
            """.replace("%%", "%");

    private static final String SENT = """
            insert into sent_volume (account, slot, receiver, mails)
            select ?, date_bin('10 minutes', now() - make_interval(days => d), timestamptz 'epoch'), 'gmail.com', 280 + (d * 53) % 170
              from generate_series(0, 29) as d
            """;

    private static final String CALLS = """
            insert into attempt (id, target, began_at, took, events, answer, status, body, words)
            values (gen_random_uuid(), ?, now() - interval '3 minutes', interval '180 milliseconds', array[gen_random_uuid()],
                    'accepted', 200, '', '')
            """;

    private static final String LOOKED = """
            insert into mailbox_state (account, last_success_at) values (?, now() - interval '40 seconds')
            """;

    private SampleHistory() {}

    /** Takes away what other tests left: they share the database. */
    public static void forget(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(FORGET);
            int _ = statement.executeUpdate("delete from api_token");
        }
    }

    /** A month, and two things that need somebody. */
    public static void write(DataSource database, Alarms alarms, UUID account) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String sql : new String[] {"insert into target (id) values (?)", SENT, CALLS, LOOKED}) {
                try (PreparedStatement insert = connection.prepareStatement(sql)) {
                    insert.setObject(1, account);
                    int _ = insert.executeUpdate();
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(BOUNCES_OF_A_MONTH)) {
                insert.setObject(1, account);
                insert.setInt(2, BOUNCES);
                int _ = insert.executeUpdate();
            }
        }
        alarms.raise(Condition.UNPROVEN, Optional.of(account), "", "22 hard bounces wait; the oldest since nine days.");
        alarms.raise(Condition.INTAKE_BUDGET, Optional.of(account), "", "912 of 1,000 MB were downloaded in 24 hours.");
    }
}
