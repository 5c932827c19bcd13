package dev.ricochet.web;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What stands in the OpenAPI document beside the operations. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Ricochet",
                        version = "1",
                        description =
                                "Sender accounts, bounces and what is told of them. Fields are added freely and never renamed.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "rct_…",
        description = "An API token. Each operation names the one scope that it needs.")
public class ApiDocument extends Application {}
