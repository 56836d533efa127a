/** Regular expressions. */
package awesome.conformance.patterns;
