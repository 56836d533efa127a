/** Streams. */
package awesome.conformance.flows;
