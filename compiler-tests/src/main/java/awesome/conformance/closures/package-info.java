/** What inner classes and lambdas capture, and from where. */
package awesome.conformance.closures;
