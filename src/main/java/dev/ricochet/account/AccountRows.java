package dev.ricochet.account;

import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of accounts: everything of them but their secrets. */
final class AccountRows {
    private static final String SELECT = "select * from account";

    private static final String ALL = SELECT + " order by id";

    private static final String PAGE = SELECT + " where id > ? order by id limit ?";

    private static final String FIND = SELECT + " where id = ?";

    private static final String LOCK = FIND + " for update";

    private static final String INSERT = """
            insert into account (name, address, sender, imap_host, imap_port, imap_user, imap_folders, imap_daily_bytes,
                                 smtp_host, smtp_port, smtp_tls, smtp_user, look_back_seconds,
                                 max_event_age_seconds, proof_of_origin, first_run, telling, max_hard_an_hour,
                                 proof_by_default, campaign_mail, campaign_header, campaign_from, never_hard, format,
                                 clevertap_region, clevertap_id, page_on, page_groups, page_title, page_logo, page_colour, id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
            """;

    private static final String UPDATE = """
            update account
               set name = ?, address = ?, sender = ?, imap_host = ?, imap_port = ?, imap_user = ?, imap_folders = ?,
                   imap_daily_bytes = ?, smtp_host = ?, smtp_port = ?, smtp_tls = ?, smtp_user = ?,
                   look_back_seconds = ?, max_event_age_seconds = ?, proof_of_origin = ?,
                   first_run = ?, telling = ?, max_hard_an_hour = ?, proof_by_default = ?,
                   campaign_mail = ?, campaign_header = ?, campaign_from = ?, never_hard = ?,
                   format = ?, clevertap_region = ?, clevertap_id = ?,
                   page_on = ?, page_groups = ?, page_title = ?, page_logo = ?, page_colour = ?,
                   version = version + 1, changed_at = now()
             where id = ?
            """;

    private static final String PAUSE =
            "update account set paused = ?, version = version + 1, changed_at = now() where id = ?";

    private static final String TOUCH = "update account set version = version + 1, changed_at = now() where id = ?";

    private static final String DELETE = "delete from account where id = ?";

    private static final String CURRENT = "select 1 from account where id = ? and version = ? and not paused";

    private static final String HOLD = "select 1 from account where id = ? for key share";

    private final Connection connection;

    AccountRows(Connection connection) {
        this.connection = connection;
    }

    /** A row. */
    record Row(UUID id, Unsealed account, boolean paused, long version, Instant createdAt, Instant changedAt) {}

    /** An account that lacks its secrets. */
    interface Unsealed {
        Account with(Opened secrets);
    }

    /** The secrets of an account. */
    record Opened(
            Authentication imap,
            Authentication smtp,
            CallbackUrl callback,
            SigningSecrets signing,
            Optional<Secret> passcode) {
        static Opened of(Account account) {
            return new Opened(
                    account.imap().authentication(),
                    account.smtp().authentication(),
                    account.callback(),
                    account.wire().signing(),
                    account.cleverTap().flatMap(CleverTap::passcode));
        }
    }

    List<Row> all() throws SQLException {
        return select(ALL);
    }

    List<Row> page(UUID after, int atMost) throws SQLException {
        return select(PAGE, after, atMost);
    }

    Optional<Row> find(UUID id) throws SQLException {
        return select(FIND, id).stream().findFirst();
    }

    /** Nobody else changes it before the transaction has ended. */
    Optional<Row> lock(UUID id) throws SQLException {
        return select(LOCK, id).stream().findFirst();
    }

    /** Whether it is as it was in this version, and not paused. */
    boolean isCurrent(UUID id, long version) throws SQLException {
        return isAny(CURRENT, id, version);
    }

    /** Whether it is there, and stays there until the transaction has ended. */
    boolean hold(UUID id) throws SQLException {
        return isAny(HOLD, id);
    }

    /** False when one with this identity is there. */
    boolean insert(Account account) throws SQLException {
        return write(INSERT, account) == 1;
    }

    void update(Account account) throws SQLException {
        int _ = write(UPDATE, account);
    }

    void pause(UUID id, boolean paused) throws SQLException {
        change(PAUSE, paused, id);
    }

    /** Something of it that stands elsewhere was changed. */
    void touch(UUID id) throws SQLException {
        change(TOUCH, id);
    }

    void delete(UUID id) throws SQLException {
        change(DELETE, id);
    }

    private int write(String sql, Account account) throws SQLException {
        ImapSettings imap = account.imap();
        SmtpSettings smtp = account.smtp();
        Restraint restraint = account.restraint();
        Array folders = texts(imap.folders());
        Optional<UnsubscribePage> page = account.cleverTap().flatMap(CleverTap::page);
        return change(
                sql,
                account.name(),
                account.address().toString(),
                account.from().toString(),
                imap.host(),
                imap.port(),
                imap.username(),
                folders,
                imap.dailyBytes(),
                smtp.host(),
                smtp.port(),
                smtp.tls().name(),
                smtp.username(),
                account.lookBack().toSeconds(),
                account.maxEventAge().toSeconds(),
                // what an older replica knows
                (account.proofOfOrigin() == ProofOfOrigin.AUTO ? ProofOfOrigin.REQUIRED : account.proofOfOrigin())
                        .name(),
                account.caution().firstRun().name(),
                account.caution().telling().name(),
                account.caution().maxHardAnHour(),
                account.proofOfOrigin() == ProofOfOrigin.AUTO,
                restraint.campaignMail().name(),
                restraint.marks().header().orElse(null),
                restraint.marks().from().orElse(null),
                restraint.neverHard().isEmpty()
                        ? null
                        : texts(restraint.neverHard().get().entries()),
                account.wire().format(),
                account.cleverTap().map(project -> project.region().word()).orElse(null),
                account.cleverTap().map(CleverTap::accountId).orElse(null),
                page.isPresent(),
                page.map(UnsubscribePage::groups).orElse(false),
                page.flatMap(UnsubscribePage::title).orElse(null),
                page.flatMap(UnsubscribePage::logo).orElse(null),
                page.flatMap(UnsubscribePage::colour).orElse(null),
                account.id());
    }

    private Array texts(List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private List<Row> select(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = prepared(sql, values);
                ResultSet rows = select.executeQuery()) {
            List<Row> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row(rows));
            }
            return all;
        }
    }

    private boolean isAny(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = prepared(sql, values);
                ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private int change(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = prepared(sql, values)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                unsealed(row),
                row.getBoolean("paused"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static Unsealed unsealed(ResultSet row) throws SQLException {
        String name = row.getString("name");
        EmailAddress address = EmailAddress.parse(row.getString("address")).orElseThrow();
        EmailAddress from = EmailAddress.parse(row.getString("sender")).orElseThrow();
        ImapOf imap = imap(row);
        SmtpOf smtp = smtp(row);
        Duration lookBack = Duration.ofSeconds(row.getLong("look_back_seconds"));
        Duration maxEventAge = Duration.ofSeconds(row.getLong("max_event_age_seconds"));
        ProofOfOrigin proof = row.getBoolean("proof_by_default")
                ? ProofOfOrigin.AUTO
                : ProofOfOrigin.valueOf(row.getString("proof_of_origin"));
        Caution caution = new Caution(
                FirstRun.valueOf(row.getString("first_run")),
                TellingMode.valueOf(row.getString("telling")),
                row.getInt("max_hard_an_hour"));
        Restraint restraint = restraint(row);
        String format = row.getString("format");
        Optional<Project> project = project(row);
        return secrets -> new Account(
                name,
                address,
                from,
                imap.apply(secrets.imap()),
                smtp.apply(secrets.smtp()),
                secrets.callback(),
                lookBack,
                maxEventAge,
                proof,
                caution,
                restraint,
                new Wire(format, secrets.signing()),
                project.map(known -> known.apply(secrets.passcode())));
    }

    private interface Project extends Function<Optional<Secret>, CleverTap> {}

    private static Optional<Project> project(ResultSet row) throws SQLException {
        String accountId = row.getString("clevertap_id");
        if (accountId == null) {
            return Optional.empty();
        }
        CleverTap.Region region =
                CleverTap.Region.of(row.getString("clevertap_region")).orElseThrow();
        Optional<UnsubscribePage> page = row.getBoolean("page_on")
                ? Optional.of(new UnsubscribePage(
                        row.getBoolean("page_groups"),
                        Optional.ofNullable(row.getString("page_title")),
                        Optional.ofNullable(row.getString("page_logo")),
                        Optional.ofNullable(row.getString("page_colour"))))
                : Optional.empty();
        return Optional.of(passcode -> new CleverTap(region, accountId, passcode, page));
    }

    private static Restraint restraint(ResultSet row) throws SQLException {
        Array neverHard = row.getArray("never_hard");
        return new Restraint(
                CampaignMail.valueOf(row.getString("campaign_mail")),
                new CampaignMarks(
                        Optional.ofNullable(row.getString("campaign_header")),
                        Optional.ofNullable(row.getString("campaign_from"))),
                neverHard == null
                        ? Optional.empty()
                        : Optional.of(new NeverHard(List.of((String[]) neverHard.getArray()))));
    }

    private interface ImapOf extends Function<Authentication, ImapSettings> {}

    private interface SmtpOf extends Function<Authentication, SmtpSettings> {}

    private static ImapOf imap(ResultSet row) throws SQLException {
        String host = row.getString("imap_host");
        int port = row.getInt("imap_port");
        String user = row.getString("imap_user");
        List<String> folders = List.of((String[]) row.getArray("imap_folders").getArray());
        long dailyBytes = row.getLong("imap_daily_bytes");
        return login -> new ImapSettings(host, port, user, login, folders, dailyBytes);
    }

    private static SmtpOf smtp(ResultSet row) throws SQLException {
        String host = row.getString("smtp_host");
        int port = row.getInt("smtp_port");
        TlsMode tls = TlsMode.valueOf(row.getString("smtp_tls"));
        String user = row.getString("smtp_user");
        return login -> new SmtpSettings(host, port, tls, user, login);
    }
}
