package awesome.bench.programs;

/** Martin Richards' simulation of an operating system's scheduler: virtual calls on small objects, linked queues. */
final class Richards {
    private static final int IDLE_ROUNDS = 10_000;
    private static final int PACKET_WORDS = 4;

    private static final int IDLE = 0;
    private static final int WORKER = 1;
    private static final int HANDLER_A = 2;
    private static final int HANDLER_B = 3;
    private static final int DEVICE_A = 4;
    private static final int DEVICE_B = 5;
    private static final int TASKS = 6;

    private Richards() {}

    /** Simulates this many times. */
    static long run(int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            Scheduler scheduler = new Scheduler();
            scheduler.add(new Idle(scheduler, IDLE_ROUNDS), null);
            scheduler.add(new Worker(scheduler), new Packet(new Packet(null, WORKER, true), WORKER, true));
            scheduler.add(new Handler(scheduler, HANDLER_A, 2000), threePackets(DEVICE_A));
            scheduler.add(new Handler(scheduler, HANDLER_B, 3000), threePackets(DEVICE_B));
            scheduler.add(new Device(scheduler, DEVICE_A, 4000), null);
            scheduler.add(new Device(scheduler, DEVICE_B, 5000), null);
            scheduler.tasks[IDLE].waiting = false;
            scheduler.run();
            sum = sum * 31 + scheduler.queued * 100_000L + scheduler.held;
        }
        return sum;
    }

    private static Packet threePackets(int device) {
        return new Packet(new Packet(new Packet(null, device, false), device, false), device, false);
    }

    private static final class Packet {
        Packet next;
        int task;
        final boolean isWork;
        int position;
        final int[] words = new int[PACKET_WORDS];

        Packet(Packet next, int task, boolean isWork) {
            this.next = next;
            this.task = task;
            this.isWork = isWork;
        }

        /** The queue with this packet at its end. */
        Packet appendedTo(Packet queue) {
            next = null;
            if (queue == null) {
                return this;
            }
            Packet last = queue;
            while (last.next != null) {
                last = last.next;
            }
            last.next = this;
            return queue;
        }
    }

    private abstract static class Task {
        final Scheduler scheduler;
        final int number;
        final int priority;
        Task after;
        Packet input;
        boolean waiting;
        boolean ready;
        boolean held;

        Task(Scheduler scheduler, int number, int priority) {
            this.scheduler = scheduler;
            this.number = number;
            this.priority = priority;
        }

        /** Does some work with a packet, or null; the result is the task to go on with. */
        abstract Task run(Packet packet);

        boolean cannotRun() {
            return held || waiting && !ready;
        }

        Task step() {
            Packet packet = null;
            if (waiting && ready) {
                packet = input;
                input = packet.next;
                waiting = false;
                ready = input != null;
            }
            return run(packet);
        }

        /** Puts a packet into this task's queue; the result is the task to go on with. */
        Task receive(Packet packet, Task sender) {
            if (input == null) {
                input = packet;
                ready = true;
                if (priority > sender.priority) {
                    return this;
                }
            } else {
                input = packet.appendedTo(input);
            }
            return sender;
        }
    }

    private static final class Scheduler {
        final Task[] tasks = new Task[TASKS];
        int queued;
        int held;
        private Task first;
        private Task current;

        void add(Task task, Packet queue) {
            task.after = first;
            first = task;
            task.input = queue;
            task.waiting = true;
            task.ready = queue != null;
            tasks[task.number] = task;
        }

        void run() {
            current = first;
            while (current != null) {
                current = current.cannotRun() ? current.after : current.step();
            }
        }

        Task await() {
            current.waiting = true;
            return current;
        }

        Task hold() {
            held++;
            current.held = true;
            return current.after;
        }

        Task release(int number) {
            Task task = tasks[number];
            task.held = false;
            return task.priority > current.priority ? task : current;
        }

        Task send(Packet packet) {
            Task receiver = tasks[packet.task];
            queued++;
            packet.next = null;
            packet.task = current.number;
            return receiver.receive(packet, current);
        }
    }

    private static final class Idle extends Task {
        private int control = 1;
        private int left;

        Idle(Scheduler scheduler, int rounds) {
            super(scheduler, IDLE, 0);
            left = rounds;
        }

        @Override
        Task run(Packet packet) {
            if (--left == 0) {
                return scheduler.hold();
            }
            boolean odd = (control & 1) != 0;
            control = odd ? control >> 1 ^ 0xd008 : control >> 1;
            return scheduler.release(odd ? DEVICE_B : DEVICE_A);
        }
    }

    private static final class Worker extends Task {
        private int destination = HANDLER_A;
        private int letter;

        Worker(Scheduler scheduler) {
            super(scheduler, WORKER, 1000);
        }

        @Override
        Task run(Packet packet) {
            if (packet == null) {
                return scheduler.await();
            }
            destination = destination == HANDLER_A ? HANDLER_B : HANDLER_A;
            packet.task = destination;
            packet.position = 0;
            for (int i = 0; i < packet.words.length; i++) {
                letter = letter == 26 ? 1 : letter + 1;
                packet.words[i] = letter;
            }
            return scheduler.send(packet);
        }
    }

    private static final class Handler extends Task {
        private Packet work;
        private Packet devices;

        Handler(Scheduler scheduler, int number, int priority) {
            super(scheduler, number, priority);
        }

        @Override
        Task run(Packet packet) {
            if (packet != null) {
                if (packet.isWork) {
                    work = packet.appendedTo(work);
                } else {
                    devices = packet.appendedTo(devices);
                }
            }
            if (work == null) {
                return scheduler.await();
            }
            Packet next = work;
            if (next.position >= PACKET_WORDS) {
                work = next.next;
                return scheduler.send(next);
            }
            if (devices == null) {
                return scheduler.await();
            }
            Packet device = devices;
            devices = device.next;
            device.position = next.words[next.position++];
            return scheduler.send(device);
        }
    }

    private static final class Device extends Task {
        private Packet pending;

        Device(Scheduler scheduler, int number, int priority) {
            super(scheduler, number, priority);
        }

        @Override
        Task run(Packet packet) {
            if (packet != null) {
                pending = packet;
                return scheduler.hold();
            }
            if (pending == null) {
                return scheduler.await();
            }
            Packet done = pending;
            pending = null;
            return scheduler.send(done);
        }
    }
}
