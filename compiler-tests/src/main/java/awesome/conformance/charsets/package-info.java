/** Encoding and decoding text. */
package awesome.conformance.charsets;
