/** The messages of NullPointerExceptions: what could not be done, and what was null. */
package awesome.conformance.nulls;
