package org.webhookverifier.benchmarks;

/**
 * What JMH measured of one method.
 *
 * @param name the simple name of the class and that of the method
 * @param length the length of the body, 0 where there is none
 * @param nanos for one operation
 * @param bytes allocated by one operation; less than half a byte is the measurement's own
 */
record Measurement(String jdk, String name, int length, Quartiles nanos, double bytes) {
    /** Returns the feature release of the JDK. */
    int jdkFeature() {
        return Runtime.Version.parse(jdk).feature();
    }

    long wholeBytes() {
        return Math.round(bytes);
    }
}
