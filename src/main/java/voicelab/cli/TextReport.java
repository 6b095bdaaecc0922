package voicelab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import voicelab.Lab;
import voicelab.boot.StartFault;
import voicelab.boot.State;
import voicelab.boot.States;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemSpec;
import voicelab.profile.AddressPlan;

/** A boot told to a person: a table, one line, and what to try next. */
final class TextReport implements BootReport {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final PrintWriter err;

    TextReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void says(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void ready(Lab lab, String consoleUrl, String token) {
        long millis = BootReport.uptimeMillis();
        List<String> notBuilt = new ArrayList<>();
        out.print(table(lab, notBuilt));
        if (!notBuilt.isEmpty()) out.println(wrapped("not built: ", notBuilt));
        moved(lab);
        out.println("console " + consoleUrl + "  token " + token + "  seed "
                + lab.running().order().seed());
        out.println(BootReport.readyLine(lab, millis));
        out.println();
        out.println("try next:");
        out.println("  java -jar lab.jar dial 8001 --dtmf 42#   place a call and hear it");
        out.println("  java -jar lab.jar journal --follow       watch what crosses which arrow");
        out.println("  java -jar lab.jar verify --attach        prove the connections of this lab");
        out.flush();
    }

    private static Grid table(Lab lab, List<String> notBuilt) {
        States states = lab.states();
        Grid grid = new Grid("system", "address", "ports", "state");
        for (SystemSpec system : lab.map().systems()) {
            State state = states.of(system.id());
            boolean wanted = lab.plan().profile().systems().containsKey(system.id());
            if (state == State.NOT_BUILT) {
                if (wanted) notBuilt.add(system.id().text());
                continue;
            }
            if (state == State.OFF && !wanted) continue;
            List<InstanceId> instances = lab.plan().instances(system.id());
            for (InstanceId id : instances) row(grid, lab, system, id, state);
        }
        return grid;
    }

    private static String wrapped(String title, List<String> words) {
        StringBuilder text = new StringBuilder(title);
        int column = title.length();
        for (String word : words) {
            if (column + word.length() > WIDTH) {
                text.append("\n").append(" ".repeat(title.length()));
                column = title.length();
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        return text.toString().stripTrailing();
    }

    private static void row(Grid grid, Lab lab, SystemSpec system, InstanceId id, State state) {
        if (state == State.REPLACED) {
            grid.row(
                    id.toString(),
                    lab.plan().profile().replaced().get(system.id()).url(),
                    "",
                    Grid.state("replaced"));
            return;
        }
        Stream<String> bound = lab.running().rooms().listeners(id).stream().map(b -> port(lab.plan(), b.spec()));
        Stream<String> media = system.listeners().stream()
                .filter(l -> l.documentedPort().isRange() && l.protocol().equals("RTP"))
                .map(l -> port(lab.plan(), l));
        String ports = Stream.concat(bound, media).distinct().collect(Collectors.joining(" "));
        grid.row(id.toString(), lab.plan().address(id).getHostAddress(), ports, Grid.state(state.toString()));
    }

    private static String port(AddressPlan plan, ListenerSpec listener) {
        if (listener.documentedPort().isRange()) return listener.documentedPort() + "/" + listener.transport();
        String port = plan.port(listener).map(String::valueOf).orElse("off");
        return listener.transport() == voicelab.map.Transport.UDP ? port + "/udp" : port;
    }

    private void moved(Lab lab) {
        List<String> moved = lab.running().rooms().allListeners().stream()
                .filter(bound -> lab.plan().moved(bound.spec()))
                .filter(bound -> bound.spec().documentedPort().first() < 1024)
                .map(bound ->
                        bound.spec().documentedPort() + " -> " + bound.bound().getPort())
                .distinct()
                .toList();
        if (!moved.isEmpty())
            out.println("moved, because this user may not open them: " + String.join(", ", moved)
                    + "; remedy: sysctl net.ipv4.ip_unprivileged_port_start=80");
    }

    @Override
    public void failed(List<StartFault> faults) {
        Grid grid = new Grid("system", "address", "cause", "remedy");
        for (StartFault fault : faults) grid.row(fault.system(), fault.address(), fault.cause(), fault.remedy());
        err.print(grid);
        err.println("the lab did not start; nothing is left running");
        err.flush();
    }
}
