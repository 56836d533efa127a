/**
 * Things that are to happen for processes at a time.
 *
 * <p>Key types: {@link awesome.kernel.alarm.Alarms} (all that are set; as deferred work it lets those go off whose time
 * has come), {@link awesome.kernel.alarm.Alarm} (what is to happen), {@link awesome.kernel.alarm.RepeatedAlarm} (again
 * and again, and how often it was missed). They go off in preemptible context, with the lock under which processes are
 * worked for; what is to happen in interrupt handlers is {@code awesome.kernel.timer}'s.
 */
package awesome.kernel.alarm;
