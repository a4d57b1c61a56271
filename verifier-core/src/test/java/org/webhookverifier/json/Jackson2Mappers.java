package org.webhookverifier.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import org.webhookverifier.json.Models.Payment;

/** Mappers of Jackson 2; not part of the test, so that that can be loaded without the library. */
final class Jackson2Mappers {
    private Jackson2Mappers() {}

    static Object lenient() {
        return JsonMapper.builder().enable(JsonReadFeature.values()).build();
    }

    static Object strict() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.UNWRAP_ROOT_VALUE)
                .disable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .build();
    }

    static Object customized() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addDeserializer(Payment.class, new PaymentReader()))
                .build();
    }

    static Object typing() {
        return JsonMapper.builder()
                .activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL)
                .polymorphicTypeValidator(LaissezFaireSubTypeValidator.instance)
                .build();
    }

    static Object choosy() {
        var validator = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(Models.Dog.class)
                .build();
        return JsonMapper.builder().polymorphicTypeValidator(validator).build();
    }

    static Object writingOtherwise() {
        return JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance))
                .build();
    }

    static Object otherFormat() {
        return new ObjectMapper(new OtherFormat());
    }

    static Object uncopyable() {
        return new Uncopyable();
    }

    static Object bare() {
        return new ObjectMapper();
    }

    /** Makes a mapper strict about null and other names after it was given away. */
    static void change(Object mapper) {
        ((ObjectMapper) mapper).enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        ((ObjectMapper) mapper).setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    /** Returns whether a mapper still has the library's defaults where we have ours. */
    static boolean isUnchanged(Object mapper) {
        return ((ObjectMapper) mapper).isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                && !((ObjectMapper) mapper).isEnabled(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    private static final class PaymentReader extends StdDeserializer<Payment> {
        private static final long serialVersionUID = 1L;

        private PaymentReader() {
            super(Payment.class);
        }

        @Override
        public Payment deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Models.payment(parser.getText());
        }
    }

    private static final class OtherFormat extends JsonFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public String getFormatName() {
            return "YAML";
        }
    }

    private static final class Uncopyable extends ObjectMapper {
        private static final long serialVersionUID = 1L;
    }
}
