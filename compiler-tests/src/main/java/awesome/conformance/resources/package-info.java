/** Files of the class path: streams of them, and resource bundles of property files. */
package awesome.conformance.resources;
