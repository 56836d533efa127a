/** Numbers and messages as text: java.text, java.util.Formatter. */
package awesome.conformance.texts;
