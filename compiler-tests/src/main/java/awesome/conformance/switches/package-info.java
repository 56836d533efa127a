/** Switch statements and expressions. */
package awesome.conformance.switches;
