package voicelab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Sets one fault, with an option for each argument: {@code lab fault add gvp-4.back drop --status 200 --every 2}. */
@Command(
        name = "add",
        description = "Set one fault on an arrow of the running lab; each argument has an option.",
        footer = {
            "",
            "Examples:",
            "  lab fault add gvp-4.back drop --status 200 --every 2    every second 200 OK of MCP is lost",
            "  lab fault add gvp-4 delay 300ms --method ACK            each ACK comes 300 ms late, past what follows it",
            "  lab fault add gvp-9 loss 5%% --burst 4 --seed 7          5 %% of MCP's packets are lost, four in a row",
            "  lab fault add gvp-4 reject 503 --retry-after 5          the arrow refuses each INVITE"
        })
final class FaultAddCommand implements Callable<Integer> {
    @ParentCommand
    private FaultCommand fault;

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Parameters(index = "0", paramLabel = "LINK[@INSTANCE][.back]", description = "Which arrow, which way.")
    private String link;

    @Parameters(index = "1", paramLabel = "KIND", description = "What becomes of its parcels.")
    private String kind;

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "ARG", description = "200ms, 5%%, 503, port=0 ...")
    private List<String> args = new ArrayList<>();

    @Option(names = "--method", paramLabel = "INVITE", description = "Only requests of this method.")
    private String method;

    @Option(names = "--status", paramLabel = "200|2xx", description = "Only responses of this status.")
    private String status;

    @Option(names = "--cseq", paramLabel = "INVITE", description = "Only SIP of this method in CSeq, both kinds.")
    private String cseq;

    @Option(names = "--of", paramLabel = "rtp|rtcp|both", description = "Only this part of media.")
    private String of;

    @Option(
            names = {"--count", "--first"},
            paramLabel = "N",
            description = "At most so many times.")
    private String count;

    @Option(names = "--after", paramLabel = "N", description = "So many pass first.")
    private String after;

    @Option(names = "--every", paramLabel = "N", description = "Every nth.")
    private String every;

    @Option(names = "--probability", paramLabel = "P", description = "Each with this probability, 0 to 1.")
    private String p;

    @Option(names = "--burst", paramLabel = "N", description = "Drawn in bursts of this mean length.")
    private String burst;

    @Option(names = "--seed", paramLabel = "N", description = "Draw with this seed instead of the lab's.")
    private String seed;

    @Option(names = "--retry-after", paramLabel = "SECONDS", description = "The Retry-After of reject.")
    private String retryAfter;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        with("retry-after", retryAfter);
        with("method", method);
        with("status", status);
        with("cseq", cseq);
        with("of", of);
        with("count", count);
        with("after", after);
        with("every", every);
        with("p", p);
        with("burst", burst);
        with("seed", seed);
        String text = link + "=" + kind + (args.isEmpty() ? "" : ":" + String.join(",", args));
        FaultCommand.set(fault.client(attach), text, spec.commandLine().getOut());
        return 0;
    }

    private void with(String name, String value) {
        if (value != null) args.add(name + "=" + value);
    }
}
