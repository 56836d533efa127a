/** Numbers: operators, conversions and the corner cases that Java defines and hardware does not. */
package awesome.conformance.arithmetic;
