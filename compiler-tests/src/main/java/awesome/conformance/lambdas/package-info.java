/** Lambdas and method references. */
package awesome.conformance.lambdas;
