package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** Exchange 5.5 to 2007 and Microsoft 365 where the delivery status is missing. */
public final class Exchange implements Dialect {
    // Your message did not reach some or all of the intended recipients.
    // The following recipient(s) could not be reached:
    //       alice@example.org on 29.04.2010 23:34
    //             The e-mail account does not exist at the organization this message was sent to.
    //             <mx.example.org #5.1.1>
    // Delivery has failed to these recipients or distribution lists:
    private static final List<String> HEADINGS = List.of(
            "did not reach the following recipient",
            "did not reach some or all of the intended recipients",
            "The following recipient(s) could not be reached",
            "The following recipient(s) cannot be reached",
            "Delivery has failed to these recipients or",
            "konnte bei einigen oder allen beabsichtigten Empf",
            "Folgende(r) Empf",
            "Fehler bei der Nachrichtenzustellung an folgende Empf",
            "n'a pas pu être remis à certains ou à tous les destinataires",
            "Le(s) destinataire(s) suivant(s)",
            "Échec de la remise pour ces destinataires",
            "Echec de la remise pour ces destinataires",
            "no se pudo entregar a los siguientes destinatarios",
            "No se pudo entregar el mensaje a",
            "não alcançou alguns ou nenhum dos destinatários",
            "Falha na entrega a estes destinatários",
            "impossibile recapitare il messaggio ai seguenti destinatari");

    private static final List<String> BEGIN = List.of(
            "did not reach the following recipient",
            "could not be reached",
            "cannot be reached",
            "these recipients or",
            "destinatár",
            "destinatar",
            "Empf",
            "destinataire");

    private static final List<String> END = List.of("Original message headers", "Original Message Headers");

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.saysOneOf(HEADINGS);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        return Passage.read(notice, BEGIN, END, Entries.Form.LINE_BEGIN);
    }
}
