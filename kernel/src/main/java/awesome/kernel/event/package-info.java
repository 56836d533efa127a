/**
 * Files that tell of events: counters (eventfd(2)), timers (timerfd_create(2)), signals (signalfd(2)), what
 * is done with other files (inotify(7)), and sets of other files of which some are
 * ready (epoll(7)).
 *
 * <p>Key types: {@link awesome.kernel.event.EventFiles} (makes them), {@link awesome.kernel.event.EventCounter},
 * {@link awesome.kernel.event.TimerFile}, {@link awesome.kernel.event.SignalFile},
 * {@link awesome.kernel.event.InotifyFile} with its {@link awesome.kernel.event.Watch}es,
 * {@link awesome.kernel.event.EpollFile} (a set), {@link awesome.kernel.event.EpollItem} (a file in a set, which
 * listens to that file's {@link awesome.kernel.wait.Bell}), {@link awesome.kernel.event.ReadyList} (those of a set that
 * may be ready). Implements {@code awesome.kernel.vfs}, has {@code awesome.kernel.alarm} tell it of times, waits through
 * {@code awesome.kernel.wait}.
 */
package awesome.kernel.event;
