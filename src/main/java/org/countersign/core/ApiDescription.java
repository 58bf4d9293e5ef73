package org.countersign.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document while the application is built, with what holds for every call by the conventions of the
 * API and so need not be said at each resource: who may call, which errors there are, words of enums, examples.
 *
 * <p>The examples stand in {@code openapi-examples.json}, by the name of the schema or else by the operation's id.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RESPONSES = "#/components/responses/";
    private static final String BASIC = "account";
    private static final String BEARER = "apiKey";
    private static final String PATCH_SUFFIX = "Patch";
    private static final String PAGE_PREFIX = "Page";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName ANSWER =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.responses.APIResponse");
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final ObjectNode examples;

    /** Made by Quarkus at build time. */
    public ApiDescription(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            for (MethodInfo method : type.methods()) {
                if (VERBS.stream().anyMatch(verb -> method.hasAnnotation("jakarta.ws.rs." + verb))) {
                    methods.put(type.name().withoutPackagePrefix() + "_" + method.name(), method);
                }
            }
        }
        try (InputStream file = ApiDescription.class.getResourceAsStream("/openapi-examples.json")) {
            examples = (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        components.getSchemas().values().forEach(ApiDescription::wordsOfEnum);
        components.addSchema("Problem", problemSchema());
        components.addSecurityScheme(BASIC, basic());
        components.addSecurityScheme(BEARER, bearer());
        for (Failure failure : Failure.ALL) {
            components.addResponse(failure.name, failure.response());
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((verb, operation) -> describe(path, item, verb, operation, components)));
        components.setSchemas(new TreeMap<>(components.getSchemas()));
    }

    private void describe(
            String path, PathItem item, PathItem.HttpMethod verb, Operation operation, Components components) {
        MethodInfo method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("no method for the operation " + operation.getOperationId());
        }
        boolean guarded = secure(operation, method);
        boolean creates = verb == PathItem.HttpMethod.POST && item.getGET() != null;
        boolean changes = verb != PathItem.HttpMethod.GET;
        boolean conditional = hasParameter(operation, "If-Match");
        if (method.hasAnnotation(Idempotent.class)) {
            operation.addParameter(idempotencyKey());
        }
        boolean repeatable = hasParameter(operation, IdempotencyKeys.HEADER);
        describeBody(verb, operation, method, components);
        describeAnswers(verb, operation, method, creates);
        fail(operation, Failure.BAD_REQUEST);
        if (guarded) {
            fail(operation, Failure.UNAUTHORIZED, Failure.FORBIDDEN, Failure.TOO_MANY);
        }
        if (path.contains("{")) {
            fail(operation, Failure.NOT_FOUND);
        }
        if (repeatable || (changes && conditional)) {
            fail(operation, Failure.CONFLICT);
        }
        if (conditional) {
            fail(operation, Failure.STALE);
        }
        if (operation.getRequestBody() != null) {
            fail(operation, Failure.TOO_LARGE, Failure.UNSUPPORTED);
        }
        fail(operation, Failure.UNAVAILABLE);
    }

    /** Says who may call; returns whether credentials are needed. */
    private static boolean secure(Operation operation, MethodInfo method) {
        AnnotationInstance guard = annotation(method, RolesAllowed.class, Authenticated.class, PermitAll.class);
        if (guard == null || guard.name().equals(DotName.createSimple(PermitAll.class))) {
            operation.setSecurity(List.of());
            return false;
        }
        List<String> roles =
                guard.value() == null ? List.of() : Arrays.asList(guard.value().asStringArray());
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(BASIC, roles),
                OASFactory.createSecurityRequirement().addScheme(BEARER, roles)));
        String who = roles.isEmpty()
                ? "Any signed-in role; what is not the caller's is refused or not shown."
                : "Roles: " + String.join(", ", roles) + ".";
        String description = operation.getDescription();
        operation.setDescription(description == null ? who : description + "\n\n" + who);
        return true;
    }

    /** The first of the annotations, at the method or else at its class. */
    @SafeVarargs
    private static @Nullable AnnotationInstance annotation(MethodInfo method, Class<? extends Annotation>... types) {
        for (var type : types) {
            if (method.hasDeclaredAnnotation(type)) {
                return method.declaredAnnotation(type);
            }
        }
        for (var type : types) {
            if (method.declaringClass().hasDeclaredAnnotation(type)) {
                return method.declaringClass().declaredAnnotation(type);
            }
        }
        return null;
    }

    private void describeBody(PathItem.HttpMethod verb, Operation operation, MethodInfo method, Components components) {
        if (operation.getRequestBody() == null) {
            return;
        }
        if (method.parameters().stream().anyMatch(ApiDescription::isOptionalBody)) {
            operation.getRequestBody().setRequired(false);
        }
        operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .forEach((type, content) -> describeBatch(type, content, operation, components));
        MediaType body = operation.getRequestBody().getContent().getMediaType(JSON);
        if (body == null || body.getSchema() == null || body.getSchema().getRef() == null) {
            return;
        }
        String name = body.getSchema().getRef().substring(SCHEMAS.length());
        if (verb == PathItem.HttpMethod.PATCH) {
            name = patchOf(name, components);
            body.setSchema(OASFactory.createSchema().ref(SCHEMAS + name));
        }
        refuseUnknownProperties(SCHEMAS + name, components);
        exemplify(body, name, operation);
    }

    /**
     * A body of many items: an array of objects, or what is no JSON, of which the example stands under the operation's id and
     * the media type.
     */
    private void describeBatch(String type, MediaType content, Operation operation, Components components) {
        Schema items = content.getSchema() == null ? null : content.getSchema().getItems();
        JsonNode example = examples.get(operation.getOperationId() + " " + type);
        if (items != null && items.getRef() != null) {
            refuseUnknownProperties(items.getRef(), components);
            JsonNode item = example(items.getRef().substring(SCHEMAS.length()));
            example = item == null ? null : JsonNodeFactory.instance.arrayNode().add(item);
        }
        if (example != null) {
            content.setExample(plain(example));
        }
    }

    /** A body that no annotation of JAX-RS binds to anything else, and that may be missing. */
    private static boolean isOptionalBody(MethodParameterInfo parameter) {
        boolean bound = parameter.annotations().stream()
                .anyMatch(annotation -> annotation.name().toString().startsWith("org.jboss.resteasy.reactive.Rest")
                        || annotation.name().toString().startsWith("jakarta.ws.rs."));
        return !bound && parameter.type().hasAnnotation(NULLABLE);
    }

    /** The schema of an amendment: nothing is required of it. */
    private static String patchOf(String name, Components components) {
        Schema whole = components.getSchemas().get(name);
        if (whole == null || whole.getRequired() == null || whole.getRequired().isEmpty()) {
            return name;
        }
        Schema patch = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Any of the properties; an absent one stays, null clears it.")
                .properties(whole.getProperties());
        components.addSchema(name + PATCH_SUFFIX, patch);
        return name + PATCH_SUFFIX;
    }

    private static void refuseUnknownProperties(@Nullable String ref, Components components) {
        if (ref == null || !ref.startsWith(SCHEMAS)) {
            return;
        }
        Schema schema = components.getSchemas().get(ref.substring(SCHEMAS.length()));
        if (schema == null || schema.getProperties() == null || schema.getAdditionalPropertiesSchema() != null) {
            return;
        }
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        for (Schema property : schema.getProperties().values()) {
            refuseUnknownProperties(property.getRef(), components);
            if (property.getItems() != null) {
                refuseUnknownProperties(property.getItems().getRef(), components);
            }
        }
    }

    private void describeAnswers(PathItem.HttpMethod verb, Operation operation, MethodInfo method, boolean creates) {
        Map<String, APIResponse> answers = new LinkedHashMap<>();
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answers.put(status, answer);
            } else if (answer.getContent() != null || answer.getRef() != null) {
                answers.put(status, answer);
            }
        });
        APIResponse ok = answers.get("200");
        // A method that says itself what 200 means has two good answers, and the other one is that something is new.
        boolean repeats = method.hasDeclaredAnnotation(ANSWER);
        if (ok != null && creates && !repeats) {
            answers.remove("200");
            ok.setDescription("Created");
            ok.addHeader("Location", header("Where it now lives"));
            answers.put("201", ok);
        } else if (ok != null && (creates || verb == PathItem.HttpMethod.PUT)) {
            APIResponse created = OASFactory.createAPIResponse()
                    .description("Created")
                    .content(ok.getContent())
                    .addHeader("Location", header("Where it now lives"));
            answers.put("201", created);
        }
        answers.forEach((status, answer) -> {
            if (status.startsWith("2") && answer.getContent() != null) {
                answer.getContent().getMediaTypes().values().forEach(content -> {
                    Schema schema = content.getSchema();
                    String name = schema == null || schema.getRef() == null
                            ? null
                            : schema.getRef().substring(SCHEMAS.length());
                    exemplify(content, name, operation);
                });
            }
        });
        operation.setResponses(OASFactory.createAPIResponses());
        answers.forEach(operation.getResponses()::addAPIResponse);
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private void exemplify(MediaType content, @Nullable String schema, Operation operation) {
        if (content.getExample() != null || content.getExamples() != null) {
            return;
        }
        JsonNode example = schema == null ? null : example(schema);
        if (example == null) {
            example = examples.get(operation.getOperationId());
        }
        if (example != null) {
            content.setExample(plain(example));
        }
    }

    private @Nullable JsonNode example(String schema) {
        JsonNode example = examples.get(schema);
        if (example == null && schema.startsWith(PAGE_PREFIX)) {
            JsonNode item = examples.get(schema.substring(PAGE_PREFIX.length()));
            if (item == null) {
                return null;
            }
            ObjectNode page = JsonNodeFactory.instance.objectNode();
            page.putArray("items").add(item);
            page.putNull("next");
            return page;
        }
        return example;
    }

    /** As the maps and lists of which the document consists. */
    private static @Nullable Object plain(JsonNode node) {
        return new ObjectMapper().convertValue(node, Object.class);
    }

    private static void fail(Operation operation, Failure... failures) {
        for (Failure failure : failures) {
            String status = Integer.toString(failure.example.status());
            if (operation.getResponses().getAPIResponse(status) == null) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().ref(RESPONSES + failure.name));
            }
        }
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equalsIgnoreCase(parameter.getName()));
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IdempotencyKeys.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "The same key with the same request answers the first result again; with another request, 409.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .maxLength(255));
    }

    /** Enum values are lower-case words with hyphens on the wire; see {@link JsonMappers}. */
    private static void wordsOfEnum(Schema schema) {
        if (schema.getEnumeration() != null) {
            List<Object> words = new ArrayList<>();
            for (Object value : schema.getEnumeration()) {
                words.add(value.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            schema.setEnumeration(words);
        }
    }

    private static SecurityScheme basic() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("A local account");
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key");
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }

    private static Schema problemSchema() {
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("pointer", text("JSON pointer to the faulty property, ?name for a query parameter"))
                .addProperty("detail", text("What is wrong with it, for people"))
                .required(List.of("pointer", "detail"));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Problem details (RFC 9457); some problems have more members")
                .addProperty("type", text("Stable; may be relied on"))
                .addProperty("title", text("The type in words, in the language of Accept-Language"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("For people, in the language of Accept-Language; changes without notice"))
                .addProperty("instance", text("The path that was called"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The faults of bad input")
                                .items(error))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    /** An answer that many calls share. */
    private record Failure(String name, String description, Problem example) {
        static final Failure BAD_REQUEST = new Failure(
                "BadRequest",
                "The input is bad, and nothing was changed",
                Problem.badRequest("/plmns/0", "must be a PLMN: 5 or 6 digits"));
        static final Failure UNAUTHORIZED = new Failure(
                "Unauthorized",
                "No credentials, or bad ones",
                Problem.unauthorized("Sign in, or send a valid API key."));
        static final Failure FORBIDDEN =
                new Failure("Forbidden", "Not allowed", Problem.forbidden("Your role does not permit this."));
        static final Failure NOT_FOUND = new Failure(
                "NotFound", "Unknown, or not the caller's to see", Problem.notFound("change", "CHG-2013-0007"));
        static final Failure CONFLICT = new Failure(
                "Conflict",
                "The present state forbids it, or the Idempotency-Key was used for another request",
                Problem.conflict("idempotency-key-reused", "This Idempotency-Key came with another request before."));
        static final Failure STALE = new Failure(
                "Stale", "It has changed since the version that If-Match names", Problem.preconditionFailed());
        static final Failure TOO_LARGE =
                new Failure("TooLarge", "The body is larger than taken", StrictBody.tooLarge(StrictBody.MOST_BYTES));
        static final Failure UNSUPPORTED = new Failure(
                "UnsupportedMediaType",
                "The body is not of a media type that is taken here",
                ProblemMappers.ofContainer(415));
        static final Failure TOO_MANY = new Failure(
                "TooManyRequests",
                "Too many failures to sign in, or too many requests; Retry-After says when to try again",
                Problem.tooMany(
                        "login-locked",
                        Duration.ofMinutes(15),
                        "Too many failed attempts to sign in; try again later."));
        static final Failure UNAVAILABLE = new Failure(
                "Unavailable",
                "It cannot be told now, for example because the database is away",
                Problem.unavailable("The database cannot be reached now; try again.", null));
        static final List<Failure> ALL = List.of(
                BAD_REQUEST,
                UNAUTHORIZED,
                FORBIDDEN,
                NOT_FOUND,
                CONFLICT,
                STALE,
                TOO_LARGE,
                UNSUPPORTED,
                TOO_MANY,
                UNAVAILABLE);

        APIResponse response() {
            Map<String, Object> body = new LinkedHashMap<>(ProblemMappers.body(example, "/api/v1/…", Language.EN));
            body.computeIfPresent("errors", (name, errors) -> new ObjectMapper().convertValue(errors, Object.class));
            return OASFactory.createAPIResponse()
                    .description(description)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    ProblemMappers.MEDIA_TYPE,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref(SCHEMAS + "Problem"))
                                            .example(body)));
        }
    }
}
