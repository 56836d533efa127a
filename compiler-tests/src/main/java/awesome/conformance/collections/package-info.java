/** Collections and other classes of java.util. */
package awesome.conformance.collections;
