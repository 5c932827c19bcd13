package dev.ricochet.verdict;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that is compiled when it is first needed: most never are. Linear in time (RE2). */
final class LazyPattern {
    private final String source;
    private volatile @Nullable Pattern compiled;

    LazyPattern(String source) {
        this.source = source;
    }

    Matcher matcher(String text) {
        return compiled().matcher(text);
    }

    /** Throws {@link com.google.re2j.PatternSyntaxException} when it cannot be compiled. */
    Pattern compiled() {
        Pattern pattern = compiled;
        if (pattern == null) {
            pattern = Pattern.compile(source, Pattern.CASE_INSENSITIVE);
            compiled = pattern;
        }
        return pattern;
    }

    @Override
    public String toString() {
        return source;
    }
}
