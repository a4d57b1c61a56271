package org.webhookverifier.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** The mappers that an application may have. */
enum Mapper {
    JACKSON_2(com.fasterxml.jackson.databind.json.JsonMapper.builder().build()),
    JACKSON_3(tools.jackson.databind.json.JsonMapper.builder().build()),
    SNAKE_CASE_2(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)),
    SNAKE_CASE_3(tools.jackson.databind.json.JsonMapper.builder()
            .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
            .build());

    private final Object mapper;

    Mapper(Object mapper) {
        this.mapper = mapper;
    }

    Object mapper() {
        return mapper;
    }
}
