/**
 * The command {@code awesome}: boots the machine in QEMU straight into one program, which looks as if it ran on the
 * host. The book's page "The run channel" is the agreement with the kernel.
 *
 * <p>Key types: {@link awesome.run.RunCommand} (the command line), {@link awesome.run.GuestRoot} (which files the
 * program finds), {@link awesome.run.Qemu} (the machine), {@link awesome.run.Conversation} (the frames, with
 * {@link awesome.run.GuestInput} for what goes to the guest), {@link awesome.run.HostTerminal}. The disk image and
 * the archive in it come from {@code awesome.image}; the numbers from {@code awesome.abi.run}.
 */
package awesome.run;
