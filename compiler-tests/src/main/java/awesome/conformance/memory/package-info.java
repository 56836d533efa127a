/** The heap and its collector. */
package awesome.conformance.memory;
