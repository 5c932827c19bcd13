package dev.ricochet.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A mail taken apart. */
public final class MailMessage {
    private final MimePart root;
    private final List<MimePart> ownParts;

    MailMessage(MimePart root) {
        this.root = root;
        this.ownParts = ownPartsOf(root);
    }

    public Headers headers() {
        return root.headers();
    }

    public MimePart root() {
        return root;
    }

    /** Its parts in reading order, without the multiparts around them and without what stands inside an enclosed mail. */
    public List<MimePart> ownParts() {
        return ownParts;
    }

    /** The mail in a part of type {@code message/rfc822}, where it was taken apart too. */
    public Optional<MailMessage> enclosedIn(MimePart part) {
        List<MimePart> children = part.children();
        return part.type().isMultipart() || children.isEmpty()
                ? Optional.empty()
                : Optional.of(new MailMessage(children.getFirst()));
    }

    private static List<MimePart> ownPartsOf(MimePart root) {
        List<MimePart> parts = new ArrayList<>(4);
        Deque<MimePart> open = new ArrayDeque<>(4);
        open.push(root);
        while (!open.isEmpty()) {
            MimePart part = open.pop();
            if (part.type().isMultipart() && !part.children().isEmpty()) {
                part.children().reversed().forEach(open::push);
            } else {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }
}
