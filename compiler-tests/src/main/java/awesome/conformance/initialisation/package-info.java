/** When classes and interfaces are initialised, in which order, and what happens if that fails. */
package awesome.conformance.initialisation;
