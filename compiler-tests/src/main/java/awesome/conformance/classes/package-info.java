/** Questions that class objects answer: names, kinds, relations. */
package awesome.conformance.classes;
