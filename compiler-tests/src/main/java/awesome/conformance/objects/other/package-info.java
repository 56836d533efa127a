/** Classes of another package, for {@link awesome.conformance.objects.PackagePrivate}. */
package awesome.conformance.objects.other;
