package dev.ricochet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The way in. */
@QuarkusMain
public final class Ricochet {
    private Ricochet() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
