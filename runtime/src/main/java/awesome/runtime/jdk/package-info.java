/**
 * Substitutions of {@code java.base}: one class {@code Target_java_lang_Thread} for each class changed, here
 * {@code java.lang.Thread}. They give native methods a body, cut what pulls in half of the library, and reset
 * what the build JVM computed for itself. {@code docs/book/java-base.md} says why each is there.
 *
 * <p>Key types: {@code Target_java_lang_Class} (the hub that every object points to),
 * {@code Target_jdk_internal_misc_Unsafe} (memory). Uses {@link awesome.runtime.Platform} for everything that
 * lies outside of Java.
 */
package awesome.runtime.jdk;
