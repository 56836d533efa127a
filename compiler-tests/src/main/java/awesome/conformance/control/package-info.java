/** Statements: switch, loops, labels. */
package awesome.conformance.control;
