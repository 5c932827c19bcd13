package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is handed a secret, or something that holds one, does not give it away. */
class NothingPrintsSecretsTest {
    private static final Account ACCOUNT = Example.account("news@example.org");

    static Stream<Object> holders() {
        return Stream.of(
                ACCOUNT.imap().authentication().secret(),
                ACCOUNT.imap().authentication(),
                new Authentication.RefreshToken(
                        URI.create("https://login.example.net/token"),
                        "client",
                        new Secret(Example.PASSWORD),
                        new Secret("very-secret")),
                new Authentication.ServiceAccount(new Secret("{\"private_key\":\"very-secret\"}"), "news@example.org"),
                ACCOUNT.callback(),
                ACCOUNT.imap(),
                ACCOUNT.smtp(),
                ACCOUNT,
                new KnownAccount(ACCOUNT, new Provenance.Declared(), false, 1),
                new Replacement(ACCOUNT, Map.of(SecretField.IMAP, Replacement.When.AT_ONCE)),
                new Outcome.Done(new KnownAccount(ACCOUNT, new Provenance.Declared(), false, 1)));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void in_words(Object holder) {
        assertIsSilent(holder.toString());
        assertIsSilent(String.valueOf(List.of(holder)));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void in_an_exception(Object holder) {
        StringWriter trace = new StringWriter();
        new IllegalStateException("it went wrong with " + holder, new RuntimeException(holder.toString()))
                .printStackTrace(new PrintWriter(trace));
        assertIsSilent(trace.toString());
    }

    @ParameterizedTest
    @MethodSource("holders")
    void to_the_log_as_json(Object holder) {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, "%s", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {holder});
        line.setThrown(new IllegalStateException(holder.toString()));
        line.putMdc("holder", holder.toString());
        assertIsSilent(new JsonFormatter().format(line));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void to_jackson_however_it_is_set(Object holder) throws JsonProcessingException {
        ObjectMapper usual = new ObjectMapper()
                .registerModules(new JavaTimeModule(), new Jdk8Module())
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        assertIsSilent(usual.writeValueAsString(holder));
        ObjectMapper curious = usual.copy()
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.GETTER, Visibility.ANY);
        assertIsSilent(curious.writeValueAsString(holder));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void to_metrics_as_a_label(Object holder) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.counter("ricochet.test", "holder", holder.toString()).increment();
        assertIsSilent(registry.getMetersAsString());
    }

    private static void assertIsSilent(String said) {
        assertThat(said).isNotEmpty().doesNotContain(Example.PASSWORD, "very-secret");
    }
}
