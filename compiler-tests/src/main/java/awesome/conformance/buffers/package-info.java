/** Buffers of java.nio. */
package awesome.conformance.buffers;
