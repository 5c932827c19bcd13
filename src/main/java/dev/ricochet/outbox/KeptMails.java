package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads what is kept of a mail. */
final class KeptMails {
    private static final String ONE = """
            select id, account, fingerprint, message_id, kind, reported_by, origin, folder, received_at
              from mail
             where id = ?
            """;

    private final Connection connection;

    KeptMails(Connection connection) {
        this.connection = connection;
    }

    Optional<KeptMail> find(UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new KeptMail(
                                row.getObject("id", UUID.class),
                                row.getObject("account", UUID.class),
                                new Fingerprint(row.getString("fingerprint")),
                                Optional.ofNullable(row.getString("message_id")).map(MessageId::new),
                                row.getString("kind"),
                                row.getString("reported_by"),
                                row.getString("origin"),
                                row.getString("folder"),
                                row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant()))
                        : Optional.empty();
            }
        }
    }
}
