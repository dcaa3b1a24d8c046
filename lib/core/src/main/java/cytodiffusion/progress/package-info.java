/**
 * How long-running work reports what it has done and learns that it should stop. It uses the JDK alone, every other
 * package may use it, and it knows nothing of images, networks or notebooks.
 *
 * <p>Whatever takes more than a moment gets a {@link Progress} and a {@link Stop} from its caller. It opens a
 * {@link Progress.Task} for each piece of work and updates it as often as it likes; whoever shows the task (a bar in a
 * notebook, a line on standard error) drops what comes too fast. It polls {@link Stop#requested()} wherever it could
 * end and keep what is done.
 *
 * <p>{@link InterruptLatch} is for work that writes files. File channels fail in a thread whose interrupt flag is set,
 * so the latch clears the flag, remembers the interrupt, and gives it back at the end.
 *
 * <pre>{@code
 * List<Path> files = List.of(Path.of("a.png"), Path.of("b.png"));
 * Stop stop = Stop.after(Duration.ofMinutes(5));
 * Progress progress = Progress.SILENT;
 * try (Progress.Task task = progress.start("Reading files", "files", files.size())) {
 *     for (int i = 0; i < files.size() && !stop.requested(); i++) {
 *         Files.readAllBytes(files.get(i));
 *         task.update(i + 1, "");
 *     }
 * }
 * }</pre>
 */
package cytodiffusion.progress;
