package dev.ricochet.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says of every operation in the OpenAPI document what it answers when it is not carried out. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInDocument implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSchema(NAME, problem())
                .addResponse(
                        NAME,
                        OASFactory.createAPIResponse()
                                .description("It was not carried out (RFC 9457); docs/problems.md lists the types")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "application/problem+json",
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + NAME)))));
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(ProblemsInDocument::addTo));
    }

    private static void addTo(Operation operation) {
        operation.getResponses().setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/" + NAME));
    }

    private static Schema problem() {
        Schema flaw = text(Schema.SchemaType.OBJECT, "One part of the request that is wrong")
                .addProperty(
                        "pointer",
                        text(Schema.SchemaType.STRING, "The place in the body").addExample("#/smtp/port"))
                .addProperty("parameter", text(Schema.SchemaType.STRING, "Or the parameter of path, query or header"))
                .addProperty(
                        "detail",
                        text(Schema.SchemaType.STRING, "What it needs").addExample("must be a whole number"));
        return text(Schema.SchemaType.OBJECT, "Why a request was not carried out")
                .addProperty(
                        "type",
                        text(Schema.SchemaType.STRING, "What programs decide by")
                                .format("uri")
                                .addExample("urn:ricochet:problem:invalid"))
                .addProperty("title", text(Schema.SchemaType.STRING, "The same in words"))
                .addProperty("status", text(Schema.SchemaType.INTEGER, "The status of the answer"))
                .addProperty("detail", text(Schema.SchemaType.STRING, "What is wrong this time, and what to do"))
                .addProperty(
                        "errors",
                        text(Schema.SchemaType.ARRAY, "The parts of the request that are wrong")
                                .items(flaw))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema text(Schema.SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
