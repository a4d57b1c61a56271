package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

/** The application's own mapper of Jackson 3. */
class Jackson3MapperTest implements MapperContract {
    @BeforeAll
    static void needs_jackson_3() {
        assumeTrue(Present.jackson3(), "JACKSON 3 IS NOT ON THE CLASS PATH: no mapper of it is tested in this run");
    }

    @Override
    public Object lenient() {
        return JsonMapper.builder().enable(JsonReadFeature.values()).build();
    }

    @Override
    public Object strict() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.UNWRAP_ROOT_VALUE)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .build();
    }

    @Override
    public Object customized() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addDeserializer(Payment.class, new PaymentReader()))
                .build();
    }

    @Override
    public Object typing() {
        var everything = BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        return JsonMapper.builder()
                .activateDefaultTyping(everything, DefaultTyping.NON_FINAL_AND_ENUMS)
                .build();
    }

    @Override
    public Object choosy() {
        var validator = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType(Models.Dog.class)
                .build();
        return JsonMapper.builder().polymorphicTypeValidator(validator).build();
    }

    @Override
    public Object writingOtherwise() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(every -> every.withContentInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule().addSerializer(Long.class, ToStringSerializer.instance))
                .build();
    }

    @Override
    public Object otherFormat() {
        return new ObjectMapper(new OtherFormat());
    }

    @Override
    public Object uncopyable() {
        return new Uncopyable();
    }

    @Test
    void takes_a_mapper_that_is_no_json_mapper_but_reads_json() {
        assertThat(Json.using(new ObjectMapper()).bind(bytes(quoted("{'amountDue':1,'x':1}")), Models.Invoice.class))
                .isEqualTo(new Models.Invoice(1, null));
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
