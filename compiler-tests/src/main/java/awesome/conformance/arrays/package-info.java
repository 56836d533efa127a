/** Arrays. */
package awesome.conformance.arrays;
