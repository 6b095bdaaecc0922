package voicelab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.net.BindFailure;
import voicelab.net.FrontAddresses;
import voicelab.net.FrontDoor;
import voicelab.net.Hop;
import voicelab.web.Console;
import voicelab.web.LabFile;

/** Starts a lab and keeps it until it is told to stop. */
@Command(
        name = "boot",
        description = {
            "Start the systems of a profile, each on its own loopback address and documented port.",
            "With -- COMMAND ARGS the command runs once the lab is ready, with LAB_* variables naming every",
            "listener, and its exit code is the lab's."
        },
        footer = {
            "",
            "Examples:",
            "  lab boot --profile minimal",
            "  lab boot --without das --front none",
            "  lab boot -- mvn -q test",
            "  lab boot --fault gvp-3=cut"
        })
final class BootCommand implements Callable<Integer> {
    private static final int STOP_MILLIS = 1_700;

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(
            names = "--front",
            paramLabel = "WHERE",
            description = {
                "Where listening ports are repeated: localhost (the default: 127.0.0.1, and ::1 where there is one),",
                "container (these and every address of this machine, so that others reach the lab),",
                "addresses with commas between, or none."
            })
    private String front = FrontAddresses.LOCALHOST;

    @Option(
            names = "--console",
            description =
                    "Repeat the console where the front door opens, under any host name; the token still guards it.")
    private boolean console;

    @Option(names = "--json", description = "Say what happens as one JSON object a line.")
    private boolean json;

    @Option(
            names = "--until-input-ends",
            description = "Stop when standard input ends: with the program that started this one, however it ends.")
    private boolean untilInputEnds;

    @Spec
    private CommandSpec spec;

    private String[] command = {};

    void then(String[] words) {
        command = words;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        BootReport report = json
                ? new JsonReport(out)
                : new TextReport(out, spec.commandLine().getErr());
        if (untilInputEnds) stopWithInput();
        Optional<String> door = door();
        try (Lab lab = Lab.boot(options.order(door, report::says));
                Console open = Console.open(lab, console);
                FrontDoor outside =
                        new FrontDoor(lab.running().loops(), lab.plan().net().lab())) {
            if (console && door.isPresent())
                outside.open(FrontAddresses.of(front), open.leaf()).ifPresent(report::says);
            return serve(lab, open, report);
        } catch (BootFailure e) {
            report.failed(e.faults());
            return 1;
        } catch (BindFailure e) {
            throw new Refusal("console: " + e.getMessage());
        }
    }

    private Optional<String> door() {
        if (front.equals("none")) return Optional.empty();
        try {
            FrontAddresses.of(front);
            return Optional.of(front);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--front: " + e.getMessage() + "; localhost, container, addresses, or none");
        }
    }

    private int serve(Lab lab, Console console, BootReport report) throws IOException, InterruptedException {
        String url = "http://" + Hop.text(console.address());
        LabFile file = new LabFile(
                lab.plan().net().toString(),
                url,
                console.token(),
                ProcessHandle.current().pid());
        file.write();
        CountDownLatch stop = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    // the virtual machine waits for this hook only: close here, before the main thread goes on
                    file.delete();
                    closeWithin(STOP_MILLIS, () -> {
                        console.close();
                        lab.close();
                    });
                    stop.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        report.ready(lab, url, console.token());
        if (command.length > 0) {
            int code = run(lab, url, console.token());
            file.delete();
            return code;
        }
        stop.await();
        return 0;
    }

    /** From before the boot on, since whoever started this may end during it. */
    private static void stopWithInput() {
        Thread reader = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // an input that fails has ended
                    }
                    System.exit(0); // as by a signal: the hook closes what is open
                },
                "input");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whoever says stop wants it soon: what was acknowledged is on disk, the rest the kernel takes back. */
    private static void closeWithin(int millis, Runnable closing) {
        Thread closer = new Thread(closing, "close");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int run(Lab lab, String url, String token) throws InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = process.environment();
        environment.putAll(lab.variables());
        environment.put("LAB_CONSOLE", url);
        environment.put("LAB_TOKEN", token);
        try {
            return process.start().waitFor();
        } catch (IOException e) {
            throw new Refusal("cannot run " + command[0] + ": " + e.getMessage());
        }
    }
}
