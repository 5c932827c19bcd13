package dev.ricochet.web.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change as JSON Merge Patch (RFC 7396): a field given replaces, {@code null} takes away, one left out stays. */
final class MergePatch {
    static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** Lays the patch upon the object, which is changed. */
    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode under = target.get(field.getKey()) instanceof ObjectNode there ? there : target.objectNode();
                target.set(field.getKey(), apply(under, inner));
            } else {
                target.set(field.getKey(), value);
            }
        });
        return target;
    }
}
