package org.countersign.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleKeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How this product reads and writes JSON: strictly. Unknown properties, duplicate properties, a number where a text is
 * meant, text that a database cannot hold, times without an offset: each is an error.
 */
@Singleton
public class JsonMappers implements ObjectMapperCustomizer {
    private static final String ONE_OF = "must be one of {0}";
    private static final String A_TIME = "must be a time as RFC 3339 with an offset, such as 2013-09-11T08:00:00+02:00";
    private static final String WITHIN = "must lie from {0} to before {1}";
    /** Answers hold many of them. */
    private static final Map<Enum<?>, String> WORDS = new ConcurrentHashMap<>();

    /** A mapper as the API uses it, for use outside the container. */
    public static ObjectMapper standard() {
        JsonMapper mapper = JsonMapper.builder().build();
        mapper.registerModule(new Jdk8Module());
        configure(mapper);
        return mapper;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        configure(mapper);
    }

    private static void configure(ObjectMapper mapper) {
        mapper.registerModule(new JavaTimeModule());
        mapper.registerModule(strictValues());
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    private static SimpleModule strictValues() {
        SimpleModule module = new SimpleModule("countersign");
        module.addDeserializer(Instant.class, new StrictInstant());
        module.addDeserializer(String.class, new StrictString());
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> standard) {
                return new KebabEnum(type.getRawClass());
            }
        });
        module.addSerializer(new KebabEnumWriter());
        module.addKeySerializer(Enum.class, new KebabKeyWriter());
        module.setKeyDeserializers(new KebabKeys());
        return module;
    }

    /** The word for an enum value on the wire: lower-case with hyphens. */
    public static String word(Enum<?> value) {
        return WORDS.computeIfAbsent(
                value, of -> of.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * The enum value of a word that stands in a query parameter or the like; a 400 problem when there is none.
     *
     * @param pointer how the problem names the place, see {@link FieldError}
     */
    public static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String word, String pointer) {
        if (word == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        for (E value : constants) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw Problem.badRequest(pointer, ONE_OF, words(constants));
    }

    /**
     * The time that stands in a query parameter, as it would in JSON: RFC 3339 with an offset, within {@link Limits}, cut to
     * microseconds; a 400 problem when it is none.
     *
     * @param pointer how the problem names the place, see {@link FieldError}
     */
    public static @Nullable Instant time(@Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        Instant time;
        try {
            time = time(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest(pointer, A_TIME);
        }
        if (!Limits.isTime(time)) {
            throw Problem.badRequest(pointer, WITHIN, Limits.EARLIEST, Limits.LATEST);
        }
        return time;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** As they are typed, in whatever language one reads about them. */
    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(JsonMappers::word).toList();
    }

    /** A value of the right type that is not taken, and why. */
    static final class Unfit extends InvalidFormatException {
        private final transient Words words;

        Unfit(JsonParser parser, Object value, Class<?> type, Words words) {
            super(parser, words.toString(), value, type);
            this.words = words;
        }

        Words words() {
            return words;
        }
    }

    /** RFC 3339 with an offset, within {@link Limits}, cut to microseconds. */
    private static final class StrictInstant extends StdDeserializer<Instant> {
        StrictInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getText();
            Instant time;
            try {
                time = time(text);
            } catch (DateTimeException e) {
                throw new Unfit(parser, text, Instant.class, Words.of(A_TIME));
            }
            if (!Limits.isTime(time)) {
                throw new Unfit(parser, text, Instant.class, Words.of(WITHIN, Limits.EARLIEST, Limits.LATEST));
            }
            return time;
        }
    }

    /** Text that both databases and UTF-8 can hold: no NUL, no half of a surrogate pair. */
    private static final class StrictString extends StdDeserializer<String> {
        StrictString() {
            super(String.class);
        }

        @Override
        public LogicalType logicalType() {
            return LogicalType.Textual;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (!StrictText.isStorable(text)) {
                throw new Unfit(parser, "…", String.class, Words.of(StrictText.NOT_STORABLE));
            }
            return text;
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands enums over as raw classes
    private static final class KebabEnum extends StdDeserializer<Enum> {
        private final Map<String, Enum<?>> byWord = new HashMap<>();
        private final List<String> words;

        KebabEnum(Class<?> type) {
            super(type);
            Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
            for (Enum<?> value : constants) {
                byWord.put(word(value), value);
            }
            words = JsonMappers.words(constants);
        }

        @Override
        public Enum<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Enum<?>) context.handleUnexpectedToken(handledType(), parser);
            }
            Enum<?> value = byWord.get(parser.getText());
            if (value == null) {
                throw new Unfit(parser, parser.getText(), handledType(), Words.of(ONE_OF, words));
            }
            return value;
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands enums over as raw classes
    private static final class KebabEnumWriter extends StdSerializer<Enum> {
        KebabEnumWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(word((Enum<?>) value));
        }
    }

    /** Reads what {@link KebabKeyWriter} writes. */
    private static final class KebabKeys extends SimpleKeyDeserializers {
        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
            return type.isEnumType() ? new KebabKey(type.getRawClass()) : null;
        }
    }

    private static final class KebabKey extends KeyDeserializer {
        private final Enum<?>[] constants;

        KebabKey(Class<?> type) {
            this.constants = (Enum<?>[]) type.getEnumConstants();
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            for (Enum<?> value : constants) {
                if (word(value).equals(key)) {
                    return value;
                }
            }
            return context.handleWeirdKey(constants.getClass().getComponentType(), key, "is none of the words");
        }
    }

    @SuppressWarnings("rawtypes") // Jackson hands enums over as raw classes
    private static final class KebabKeyWriter extends StdSerializer<Enum> {
        KebabKeyWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeFieldName(word((Enum<?>) value));
        }
    }
}
