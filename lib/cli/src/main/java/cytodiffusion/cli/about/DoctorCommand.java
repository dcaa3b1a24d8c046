package cytodiffusion.cli.about;

import cytodiffusion.cli.console.ConsoleProgress;
import cytodiffusion.cli.console.Exit;
import cytodiffusion.cli.console.Interrupt;
import cytodiffusion.cli.console.Json;
import cytodiffusion.doctor.Examination;
import cytodiffusion.doctor.MachineVerdict;
import cytodiffusion.doctor.ModelCheck;
import cytodiffusion.doctor.ModelReference;
import cytodiffusion.io.AtomicFile;
import cytodiffusion.model.ShippedModels;
import cytodiffusion.model.ShippedModels.Shipped;
import cytodiffusion.progress.Stop;
import cytodiffusion.tensor.CheckedLayers.Verdict;
import cytodiffusion.tensor.Machine;
import cytodiffusion.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Is what this machine computes right? Every kind of layer in every precision, and the models that come with the"
                    + " library. A report of a fault should begin with its output.",
            "Exit code 0 where every result that would be used is right; layers whose usual form is wrong on this"
                    + " processor, and which are computed in another way, are named. 1 where something stays wrong."
        })
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @Option(names = "--brief", description = "one line")
    private boolean brief;

    @Option(
            names = "--kept",
            description = "one line: that of the last examination, where that found nothing wrong and neither machine,"
                    + " libtorch nor models have changed since")
    private boolean kept;

    @Option(
            names = "--store",
            hidden = true,
            description = "instead, store what the shipped models compute on this machine in a folder, for maintainers")
    private Path store;

    @Override
    public Integer call() throws IOException {
        if (store != null) {
            return store();
        }
        Stop stop = Interrupt.stop();
        if (kept) {
            MachineVerdict verdict = MachineVerdict.known(stop, ConsoleProgress.standard());
            System.out.println(verdict.sentence());
            return code(verdict);
        }
        Examination found = Examination.run(stop, ConsoleProgress.standard());
        MachineVerdict verdict = MachineVerdict.of(found);
        verdict.keep();
        if (json) {
            Json.print(found.json());
        } else if (brief) {
            System.out.println(verdict.sentence());
        } else {
            print(found);
        }
        return code(verdict);
    }

    private static int code(MachineVerdict verdict) {
        if (!verdict.complete()) {
            System.err.println("It was stopped early");
            return Exit.INTERRUPTED;
        }
        return verdict.right() ? Exit.OK : Exit.FAILED;
    }

    private int store() throws IOException {
        for (Shipped model : ShippedModels.all()) {
            String values =
                    ModelReference.computed(model.folder(), Precision.FP32).json();
            AtomicFile.writeString(store.resolve(model.id() + ".json"), values + "\n");
        }
        return Exit.OK;
    }

    private static void print(Examination found) {
        Examination.machine().forEach((name, value) -> System.out.printf(Locale.ROOT, "%-16s %s%n", name, value));
        Machine.versions().forEach((name, value) -> System.out.printf(Locale.ROOT, "%-16s %s%n", name, value));
        System.out.printf(Locale.ROOT, "%n%-74s %9s  %s%n", "layer", "deviation", "computed by");
        for (Verdict v : found.layers()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-74s %9s  %s%n",
                    v.layer(),
                    number(v.used().norm()),
                    v.right() ? way(v) : "WRONG, and no other way is right");
        }
        System.out.printf(Locale.ROOT, "%n%-74s %9s%n", "model", "deviation");
        for (ModelCheck m : found.models()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-74s %9s%s%n",
                    m.model() + ", " + m.precision().id(),
                    number(m.deviation()),
                    m.right() ? "" : "  WRONG: damaged weights, or layers above");
        }
        System.out.printf(
                Locale.ROOT,
                "%n%-16s %s: %s%n%n%s%n",
                "precision",
                found.precision().precision().id(),
                found.precision().reason(),
                MachineVerdict.of(found).sentence());
    }

    private static String way(Verdict v) {
        return v.isReplaced()
                ? v.way() + "; libtorch's own deviates by " + number(v.own().norm())
                : v.way().toString();
    }

    private static String number(double deviation) {
        return Double.isFinite(deviation) ? String.format(Locale.ROOT, "%.1e", deviation) : "NaN";
    }
}
