/** Operators on numbers at their edges, conversions, promotion and boxing. */
package awesome.conformance.numbers;
