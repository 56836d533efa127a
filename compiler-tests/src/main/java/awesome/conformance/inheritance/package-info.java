/** Which method a call means: overloads, bridges, default methods, generic and covariant overriding. */
package awesome.conformance.inheritance;
