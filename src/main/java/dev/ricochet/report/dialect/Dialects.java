package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import java.util.List;

/** All dialects that are known. Their order does not matter: at most one speaks in a mail. */
public final class Dialects {
    public static final List<Dialect> ALL = List.of(
            new AmazonSns(),
            new Biglobe(),
            new CommuniGate(),
            new Domino(),
            new DragonFly(),
            new Exchange(),
            new Exim(),
            new Fml(),
            new Gmail(),
            new GroupWise(),
            new ImailServer(),
            new InterMail(),
            new InterScan(),
            new James(),
            new Kddi(),
            new MDaemon(),
            new MailMarshal(),
            new MessagingServer(),
            new Microsoft365(),
            new Mimecast(),
            new Notes(),
            new OpenSmtpd(),
            new Postfix(),
            new Qmail(),
            new Sendmail(),
            new TechnicalDetails(),
            new Verizon(),
            new Zoho());

    private Dialects() {}
}
