import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Fetches a whole folder, as the mail library does it when nobody asks for anything else, and throws the mails away. */
final class BareFetch {
    private static final int AT_ONCE = 500;

    private BareFetch() {}

    /** @param settings host, port, user, password, folder */
    public static void main(String[] settings) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imaps");
        properties.setProperty("mail.imaps.ssl.trust", "*");
        properties.setProperty("mail.imaps.ssl.checkserveridentity", "false");
        properties.setProperty("mail.imaps.peek", "true");
        properties.setProperty("mail.imaps.fetchsize", Integer.toString(1 << 20));
        try (Store store = Session.getInstance(properties).getStore("imaps")) {
            store.connect(settings[0], Integer.parseInt(settings[1]), settings[2], settings[3]);
            Folder folder = store.getFolder(settings[4]);
            folder.open(Folder.READ_ONLY);
            long begun = System.nanoTime();
            int count = folder.getMessageCount();
            FetchProfile whole = new FetchProfile();
            whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
            long bytes = 0;
            for (int first = 1; first <= count; first += AT_ONCE) {
                Message[] some = folder.getMessages(first, Math.min(first + AT_ONCE - 1, count));
                folder.fetch(some, whole);
                for (Message each : some) {
                    try (InputStream mail = ((IMAPMessage) each).getMimeStream()) {
                        bytes += mail.transferTo(OutputStream.nullOutputStream());
                    }
                    ((IMAPMessage) each).invalidateHeaders();
                }
            }
            System.out.printf("%d %d %.3f%n", count, bytes, (System.nanoTime() - begun) / 1e9);
        }
    }
}
