/** Stack traces: text and elements equal to those of HotSpot. */
package awesome.conformance.traces;
