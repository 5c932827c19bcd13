package dev.ricochet.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the fuzzer begins with besides mails: every example of every rule, as a statement and as a line. */
final class Seeds {
    private static final List<String> LINES = List.of(
            "Thu, 29 Apr 2010 23:34:45 +0900 (JST)",
            "29-Apr-99 23:34 PDT",
            "rfc822; alice@example.org",
            "rfc822; alice+2Bnews@example.org",
            "utf-8; alice\\x{2b}@example.org",
            "\"alice smith\"@[192.0.2.1]",
            "<SMTP:alice@example.org> (expanded from: bob@example.net)",
            "<20261123.1@example.org>",
            "<p>&lt;alice@example.org&gt;:<br>host mx.example.net said: 550 5.1.1 no such user");

    private Seeds() {}

    public static void main(String[] directories) throws IOException {
        int count = 0;
        for (Rule rule : RuleBook.builtIn().rules()) {
            for (String example : rule.examples()) {
                String name = "rule-" + count++;
                Files.writeString(Path.of(directories[0], name), statement(Example.statement(example)), UTF_8);
                Files.writeString(Path.of(directories[1], name), example, UTF_8);
            }
        }
        for (String line : LINES) {
            Files.writeString(Path.of(directories[1], "line-" + count++), line, UTF_8);
        }
    }

    private static String statement(Statement said) {
        String codes = said.status().map(Object::toString).orElse("-") + " "
                + said.reply().map(Object::toString).orElse("-");
        String hosts = first(said.hosts()) + " " + first(said.reporters());
        return codes + " " + hosts + "\n" + said.line().text() + "\n";
    }

    private static String first(List<String> hosts) {
        return hosts.isEmpty() ? "-" : hosts.getFirst();
    }
}
