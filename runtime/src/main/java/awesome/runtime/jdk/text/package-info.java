/**
 * Substitutions of {@code java.base} for numbers, dates and times as text: everything is as in English and the default
 * time zone is UTC, so that the data of other languages stays out of images.
 *
 * <p>Key types: {@code Target_sun_util_locale_provider_CalendarDataUtility} (names of months and days, which both {@code
 * java.time} and {@code java.text} ask for). The words are in {@link awesome.runtime.text.English}.
 */
package awesome.runtime.jdk.text;
