package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.webhookverifier.json.Models.Payment;
import org.webhookverifier.json.Models.Times;

/** The application's own mapper of Jackson 2. */
class Jackson2MapperTest implements MapperContract {
    @BeforeAll
    static void needs_jackson_2() {
        assumeTrue(Present.jackson2(), "JACKSON 2 IS NOT ON THE CLASS PATH: no mapper of it is tested in this run");
    }

    @Override
    public Object lenient() {
        return JsonMapper.builder().enable(JsonReadFeature.values()).build();
    }

    @Override
    public Object strict() {
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

    @Override
    public Object customized() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule().addDeserializer(Payment.class, new PaymentReader()))
                .build();
    }

    @Override
    public Object typing() {
        return JsonMapper.builder()
                .activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL)
                .polymorphicTypeValidator(LaissezFaireSubTypeValidator.instance)
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
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
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
    void does_not_change_the_mapper_nor_notice_later_changes() {
        var mapper = new ObjectMapper();
        Json json = Json.using(mapper);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

        assertThat(mapper.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .isTrue();
        assertThat(mapper.isEnabled(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS))
                .isFalse();
        assertThat(json.bind(bytes(quoted("{'amountDue':null,'x':1}")), Models.Invoice.class))
                .isEqualTo(new Models.Invoice(0, null));
    }

    @Test
    void names_the_type_that_a_bare_mapper_cannot_read() {
        Json json = Json.using(new ObjectMapper());
        var misfit = catchThrowableOfType(
                UnreadableJsonException.class, () -> json.bind(bytes(quoted("{'at':'c4n4ry'}")), Times.class));

        assertThat(misfit)
                .hasMessage("JSON is unreadable: it does not fit the model at '/at':"
                        + " the mapper cannot read java.time.Instant; register a module for it");
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
