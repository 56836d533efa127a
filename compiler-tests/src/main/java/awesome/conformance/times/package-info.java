/** Dates and times: java.time, calendars, and their text. */
package awesome.conformance.times;
