package cytodiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.RequestType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the answers to one request go. The base library reports a failed cell under the name of the exception that it
 * caught; here the report gets the name, message and lines of what failed in the cell.
 */
final class CellEnvironment extends ShellReplyEnvironment {
    private final Supplier<Optional<CellFailure>> cellFailure;
    private boolean failed;
    private boolean replied;

    /** @param cellFailure how the cell that was run last failed, if it did */
    CellEnvironment(
            ShellChannel shell,
            StdinChannel stdin,
            JupyterSocket publish,
            MessageContext request,
            Supplier<Optional<CellFailure>> cellFailure) {
        super(shell, stdin, publish, request);
        this.cellFailure = cellFailure;
    }

    /** Whether the request was answered with an error. */
    boolean failed() {
        return failed;
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        Optional<CellFailure> failure = cellFailure.get();
        if (content instanceof PublishError error && reportsCell(error.getErrorName()) && failure.isPresent()) {
            CellFailure f = failure.get();
            super.publish(new PublishError(f.name(), f.getMessage(), f.lines()));
        } else {
            super.publish(content);
        }
    }

    /** The base library would send a cell of the history as an object; Jupyter's protocol has it as a list. */
    @Override
    public <T extends ContentType<T>> void reply(T content) {
        if (content instanceof HistoryReply reply) {
            super.reply(new HistoryTold(reply.getHistory().stream()
                    .map(e -> List.<Object>of(e.getSession(), e.getCellNumber(), e.getInput()))
                    .toList()));
        } else {
            super.reply(content);
        }
    }

    /** @param history session, number and text of cells */
    private record HistoryTold(List<List<Object>> history) implements ContentType<HistoryTold> {
        @Override
        @SuppressWarnings("unchecked")
        public MessageType<HistoryTold> getType() {
            return (MessageType<HistoryTold>) (MessageType<?>) MessageType.HISTORY_REPLY;
        }
    }

    @Override
    public void reply(Message<?> message) {
        replied = true;
        super.reply(message);
    }

    /** Answers with an error that the base library did not expect, unless there was an answer. */
    void replyFailure(Throwable problem) {
        if (!replied
                && getContext() instanceof Message<?> request
                && request.getContent() instanceof RequestType<?> asked) {
            String advice = problem instanceof OutOfMemoryError ? HeapWatch.advice() : "";
            String text = problem + (advice.isEmpty() ? "" : "\n" + advice);
            String name = problem.getClass().getSimpleName();
            if (request.getContent() instanceof ExecuteRequest) {
                super.publish(new PublishError(name, text, List.of(text)));
            }
            failed = true;
            super.replyError(asked.getReplyType(), new ErrorReply(name, text, List.of(text)));
        }
    }

    @Override
    public void replyError(MessageType<?> type, ErrorReply error) {
        failed = true;
        Optional<CellFailure> failure = cellFailure.get();
        if (reportsCell(error.getErrorName()) && failure.isPresent()) {
            CellFailure f = failure.get();
            super.replyError(type, new ErrorReply(f.name(), f.getMessage(), f.lines()));
        } else {
            super.replyError(type, error);
        }
    }

    private static boolean reportsCell(String errorName) {
        return errorName.equals(CellFailure.class.getSimpleName());
    }
}
