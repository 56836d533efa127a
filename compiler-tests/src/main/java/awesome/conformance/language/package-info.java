/** Statements, declarations and expressions as the language defines them, a question each. */
package awesome.conformance.language;
