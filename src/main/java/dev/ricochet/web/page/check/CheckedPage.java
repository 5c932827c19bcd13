package dev.ricochet.web.page.check;

import dev.ricochet.web.page.check.FindingWords.Group;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of a list.
 *
 * @param people how many different addresses it has
 * @param unread numbers of lines without an address, the first few
 * @param cut whether there was more than was looked at
 * @param list the addresses, to be sent once more for the table: nothing of them is kept here
 */
@CheckedTemplate(basePath = "check", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record CheckedPage(
        long people,
        long clean,
        long repeated,
        long unreadLines,
        List<Integer> unread,
        boolean cut,
        int mostLines,
        List<Part> parts,
        String list)
        implements TemplateInstance {
    private static final int MOST_SHOWN = 200;

    /**
     * Those of one group.
     *
     * @param shown the first of them
     */
    public record Part(Group group, long count, List<FindingWords> shown) {
        static List<Part> of(List<FindingWords> found) {
            return Arrays.stream(Group.values())
                    .map(group ->
                            found.stream().filter(one -> one.group() == group).toList())
                    .filter(some -> !some.isEmpty())
                    .map(some -> new Part(
                            some.getFirst().group(),
                            some.size(),
                            some.stream().limit(MOST_SHOWN).toList()))
                    .toList();
        }

        public boolean isMore() {
            return count > shown.size();
        }
    }

    static CheckedPage of(GivenList given, List<FindingWords> found) {
        return new CheckedPage(
                given.people().size(),
                given.people().size() - found.size(),
                given.repeated(),
                given.unreadLines(),
                given.unread(),
                given.cut(),
                GivenList.MOST_LINES,
                Part.of(found),
                String.join(
                        "\n", given.addresses().stream().map(Object::toString).toList()));
    }
}
