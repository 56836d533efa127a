package awesome.magic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A final class with one instance field, a {@code long}, whose values the compiler keeps as bare 64-bit
 * machine words: no object, no identity, no null.
 *
 * <p>The class has one constructor that takes the {@code long} and only stores it; everything else is
 * ordinary Java and runs the same on a desktop JVM, where the values are ordinary objects. The compiler
 * rejects what a bare word cannot do: conversion to another reference type (so no collections of it, no
 * generics), arrays of it, {@code ==}, {@code null}, monitors. A field of such a type takes 8 bytes.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE})
public @interface Unboxed {}
