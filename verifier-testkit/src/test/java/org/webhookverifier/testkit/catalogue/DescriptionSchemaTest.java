package org.webhookverifier.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.provider.Provider;

class DescriptionSchemaTest {
    private static final String NAME = "provider-description.schema.json";
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(CatalogueFiles.resource(NAME));

    @ParameterizedTest
    @MethodSource("names")
    void every_description_of_the_catalogue_fits_the_schema(String id) {
        JsonNode description = CatalogueFiles.description(id);

        assertThat(SCHEMA.validate(description)).isEmpty();
        assertThat(description.path("id").asText()).isEqualTo(id);
    }

    static Set<String> names() {
        return Provider.names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[]}",
                "{'id':'A','name':'A','evidence':['x'],'schemes':[{'kind':'token','header':'X'}]}",
                "{'id':'a','name':'A','evidence':[],'schemes':[{'kind':'token','header':'X'}]}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'token','header':'X'}],'other':1}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'token','header':'X','at':'query:t'}]}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'hmac','signature':{}}]}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'hmac','hash':'md4','signature':{'header':'X'}}]}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'hmac','signature':{'header':'X Y'}}]}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'token','header':'X'}],'facts':{'id':['body:/x']}}",
                "{'id':'a','name':'A','evidence':['x'],'schemes':[{'kind':'token','header':'X'}],'unconfirmed':false}",
            })
    void a_mistake_does_not_fit(String text) {
        assertThat(SCHEMA.validate(CatalogueFiles.json(text.replace('\'', '"'))))
                .isNotEmpty();
    }

    @Test
    void the_complete_example_of_the_documentation_fits() {
        String page = CatalogueFiles.read(CatalogueFiles.document("adding-a-provider.md"));
        Set<ValidationMessage> messages = SCHEMA.validate(CatalogueFiles.json(CatalogueFiles.block(page, "json")));

        assertThat(messages).isEmpty();
    }
}
