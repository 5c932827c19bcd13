package dev.ricochet.web.page.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.account.Account;
import dev.ricochet.account.TellingMode;
import dev.ricochet.account.TlsMode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands in the form of an account. Its fields are named as the REST interface names them, by their way into the body:
 * {@code smtp.port}.
 */
public final class FormFields {
    private static final List<String> NAMES = List.of(
            "preset",
            "name",
            "address",
            "from",
            "username",
            "credentials.appPassword",
            "callbackUrl",
            "imap.host",
            "imap.port",
            "smtp.host",
            "smtp.port",
            "smtp.tls",
            "telling");

    private static final Set<String> NUMBERS = Set.of("imap.port", "smtp.port");
    private static final Set<String> SECRETS = Set.of("credentials.appPassword", "callbackUrl");
    private static final int LONGEST_NUMBER = 5;

    private final Map<String, String> values;

    private FormFields(Map<String, String> values) {
        this.values = values;
    }

    static FormFields empty() {
        return new FormFields(Map.of("preset", "gmail", "telling", "on"));
    }

    /** As it was filled in; what is unknown is left out, and what is empty was not said. */
    static FormFields of(MultivaluedMap<String, String> form) {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            }
        }
        return new FormFields(values);
    }

    /** As it would have been filled in, without secrets. */
    static FormFields of(Account account) {
        return new FormFields(Map.of(
                "preset", "generic",
                "name", account.name(),
                "address", account.address().toString(),
                "from", account.from().toString(),
                "imap.host", account.imap().host(),
                "imap.port", Integer.toString(account.imap().port()),
                "smtp.host", account.smtp().host(),
                "smtp.port", Integer.toString(account.smtp().port()),
                "smtp.tls", account.smtp().tls() == TlsMode.STARTTLS ? "starttls" : "implicit",
                "telling", account.caution().telling() == TellingMode.SHADOW ? "shadow" : "on"));
    }

    /** For a template; secrets are typed anew. */
    public String value(String name) {
        return SECRETS.contains(name) ? "" : values.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return value(name).equals(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The body that the REST interface would have got. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            int dot = name.indexOf('.');
            ObjectNode parent = dot < 0 ? body : body.withObjectProperty(name.substring(0, dot));
            String last = name.substring(dot + 1);
            if (NUMBERS.contains(name) && value.matches("\\d{1," + LONGEST_NUMBER + "}")) {
                parent.put(last, Integer.parseInt(value));
            } else {
                parent.put(last, value);
            }
        });
        return body;
    }

    /** {@code #/smtp/port} is said beside {@code smtp.port}. */
    static String name(String pointer) {
        return pointer.startsWith("#/credentials") || pointer.endsWith("/credentials")
                ? "credentials.appPassword"
                : pointer.replaceFirst("^#/", "").replace('/', '.');
    }
}
