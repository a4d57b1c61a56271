package org.webhookverifier.testkit;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is done to signatures while they are made.
 *
 * @param keys changes each key
 * @param macs changes each MAC before it is written
 * @param items changes the signatures as written
 */
record Tampering(UnaryOperator<byte[]> keys, UnaryOperator<byte[]> macs, UnaryOperator<List<String>> items) {
    static final Tampering NONE = new Tampering(key -> key, mac -> mac, items -> items);

    static Tampering keys(UnaryOperator<byte[]> change) {
        return new Tampering(change, NONE.macs, NONE.items);
    }

    static Tampering macs(UnaryOperator<byte[]> change) {
        return new Tampering(NONE.keys, change, NONE.items);
    }

    static Tampering items(UnaryOperator<List<String>> change) {
        return new Tampering(NONE.keys, NONE.macs, change);
    }
}
