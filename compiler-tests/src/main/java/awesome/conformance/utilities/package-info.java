/** Classes of java.lang and java.util beside the collections. */
package awesome.conformance.utilities;
