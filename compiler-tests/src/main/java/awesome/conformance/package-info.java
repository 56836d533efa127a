/**
 * Small programs, each for one question about Java, that must show the same on HotSpot and compiled by our
 * compiler. One package per topic, one program per class with {@code main}; the Javadoc of the class is the
 * question. A program prints what it finds on standard output; what it must not depend on: time, hash codes of
 * objects without their own, the order of hash tables over such objects, and what the closed world leaves out
 * (reflection, regular expressions, {@code String.format}, streams, threads).
 */
package awesome.conformance;
