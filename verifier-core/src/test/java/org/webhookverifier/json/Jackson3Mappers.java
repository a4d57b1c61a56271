package org.webhookverifier.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.webhookverifier.json.Models.Payment;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Mappers of Jackson 3; not part of the test, so that that can be loaded without the library. */
final class Jackson3Mappers {
    private Jackson3Mappers() {}

    static Object lenient() {
        return JsonMapper.builder().enable(JsonReadFeature.values()).build();
    }

    static Object strict() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.UNWRAP_ROOT_VALUE)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .build();
    }

    static Object customized() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addDeserializer(Payment.class, new PaymentReader()))
                .build();
    }

    static Object typing() {
        var everything = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        return JsonMapper.builder()
                .activateDefaultTyping(everything, DefaultTyping.NON_FINAL_AND_ENUMS)
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
                .changeDefaultPropertyInclusion(every -> every.withContentInclusion(JsonInclude.Include.NON_NULL))
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

    private static final class PaymentReader extends StdDeserializer<Payment> {
        private PaymentReader() {
            super(Payment.class);
        }

        @Override
        public Payment deserialize(JsonParser parser, DeserializationContext context) {
            return Models.payment(parser.getString());
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
