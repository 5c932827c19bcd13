package dev.ricochet.web.page.mail;

import dev.ricochet.understanding.ReadableMail;
import dev.ricochet.understanding.ReadableMail.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A mail as pages show it, by {@code mail/mail-shown.html}.
 *
 * @param marked whether the words that were looked for stand in it as they were matched
 */
public record MailShown(List<ReadableMail.Field> head, List<Section> sections, boolean marked) {

    /**
     * One text of it.
     *
     * @param open whether it is unfolded
     * @param left characters that are not shown
     */
    public record Section(String title, String type, boolean open, List<Marking.Piece> pieces, int left) {
        public boolean isEmpty() {
            return pieces.isEmpty();
        }
    }

    /** @param words to be marked: what verdicts rest on */
    public static MailShown of(ReadableMail mail, Collection<String> words) {
        boolean hasWords = mail.passages().stream().anyMatch(passage -> passage.role() == Role.WORDS);
        List<Section> sections = new ArrayList<>();
        boolean any = false;
        for (ReadableMail.Passage passage : mail.passages()) {
            List<Marking.Piece> pieces = passage.role() == Role.RETURNED
                    ? Marking.in(passage.text(), List.of())
                    : Marking.in(passage.text(), words);
            boolean marked = pieces.stream().anyMatch(Marking.Piece::marked);
            any |= marked;
            boolean open = marked
                    || switch (passage.role()) {
                        case WORDS, STATUS -> true;
                        case MARKUP -> !hasWords;
                        case RETURNED, OTHER -> false;
                    };
            sections.add(new Section(title(passage.role()), passage.type(), open, pieces, passage.left()));
        }
        return new MailShown(mail.head(), sections, any);
    }

    private static String title(Role role) {
        return switch (role) {
            case WORDS -> "What it says to people";
            case MARKUP -> "The same as a page, without its markup";
            case STATUS -> "What it says to programs";
            case RETURNED -> "The mail that came back";
            case OTHER -> "Something that is no text";
        };
    }
}
