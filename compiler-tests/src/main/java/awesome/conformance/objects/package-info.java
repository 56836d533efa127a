/** Classes: fields, inheritance, interfaces, nested classes, generics. */
package awesome.conformance.objects;
