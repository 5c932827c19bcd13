package dev.ricochet.mailbox;

/** What became of one mail that was asked for. */
public sealed interface Fetched {
    long uid();

    record Mail(RawMessage message) implements Fetched {
        @Override
        public long uid() {
            return message.uid();
        }
    }

    /** The server says that it is there no more. */
    record Gone(long uid) implements Fetched {}

    /** The server could not give it, alone and asked again; why, in words for a person. */
    record Unfetchable(long uid, String why) implements Fetched {}
}
