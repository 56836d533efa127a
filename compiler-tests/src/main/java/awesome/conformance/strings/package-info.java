/** Strings and builders of strings. */
package awesome.conformance.strings;
