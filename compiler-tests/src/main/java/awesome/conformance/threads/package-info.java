/** Programs with several threads, whose output does not depend on the order in which these run. */
package awesome.conformance.threads;
