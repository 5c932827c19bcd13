package dev.ricochet.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** What the declared constraints say of a request. */
public final class Violations {
    /** A list of ten thousand wrong entries is not answered with ten thousand sentences. */
    private static final int MOST = 20;

    private Violations() {}

    /** Empty where it is not the request that is wrong but our own answer. */
    public static List<Flaw> in(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().anyMatch(Violations::isOfAnAnswer)
                ? List.of()
                : e.getConstraintViolations().stream()
                        .map(Violations::flaw)
                        .sorted(Comparator.comparing(Flaw::toString))
                        .limit(MOST)
                        .toList();
    }

    private static boolean isOfAnAnswer(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    // create.request.smtp.port: the method, its parameter, and the way into the body
    private static Flaw flaw(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder("#");
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.length() > 1 || parameter.isEmpty()
                ? Flaw.at(pointer.toString(), violation.getMessage())
                : Flaw.of(parameter, violation.getMessage());
    }
}
