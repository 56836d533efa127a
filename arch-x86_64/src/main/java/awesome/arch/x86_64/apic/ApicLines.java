package awesome.arch.x86_64.apic;

import awesome.arch.x86_64.acpi.InterruptModel;
import awesome.arch.x86_64.device.LineController;
import awesome.kernel.machine.DeviceMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import java.util.List;

/** The lines of the ISA bus through the I/O APICs, to one processor. */
@NoAlloc("interrupt context")
public final class ApicLines implements LineController {
    private final LocalApic local;
    private final int firstVector;
    private final IoApic[] controllers;
    private final int[] inputs = new int[LINES];
    private final boolean[] activeLow = new boolean[LINES];
    private final boolean[] level = new boolean[LINES];

    /** Lines raise vectors from {@code firstVector} on, on the processor of {@code local}; all are masked. */
    ApicLines(List<InterruptModel.IoApicPlace> places, List<InterruptModel.Override> overrides, DeviceMemory memory,
            LocalApic local, int firstVector) {
        this.local = local;
        this.firstVector = firstVector;
        controllers = new IoApic[places.size()];
        for (int i = 0; i < controllers.length; i++) {
            InterruptModel.IoApicPlace place = places.get(i);
            controllers[i] = new IoApic(memory, PhysAddr.of(place.address()), place.firstInput());
        }
        for (int line = 0; line < LINES; line++) {
            inputs[line] = line;
        }
        for (InterruptModel.Override override : overrides) {
            if (override.line() < LINES) {
                inputs[override.line()] = override.input();
                activeLow[override.line()] = override.activeLow();
                level[override.line()] = override.level();
            }
        }
    }

    private IoApic controllerOf(int input) {
        for (IoApic controller : controllers) {
            if (controller.has(input)) {
                return controller;
            }
        }
        return null;
    }

    @Override
    public void unmask(int line) {
        IoApic controller = controllerOf(inputs[line]);
        if (controller != null) {
            controller.route(inputs[line], firstVector + line, activeLow[line], level[line], local.identifier());
        }
    }

    @Override
    public void mask(int line) {
        IoApic controller = controllerOf(inputs[line]);
        if (controller != null) {
            controller.mask(inputs[line]);
        }
    }

    /** Those have a vector of their own. */
    @Override
    public boolean isSpurious(int line) {
        return false;
    }

    @Override
    public void end(int line) {
        local.end();
    }
}
