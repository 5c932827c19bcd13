package dev.ricochet.outbox;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A state as the table spells it. */
@Converter
class StateWord implements AttributeConverter<State, String> {
    @Override
    public String convertToDatabaseColumn(State state) {
        return state.word();
    }

    @Override
    public State convertToEntityAttribute(String word) {
        return State.of(word);
    }
}
