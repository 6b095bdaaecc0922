package voicelab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One source file, with comments and literals blanked out, so that what is left is code. */
final class SourceFile {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record|@interface)\\s+\\w+");
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final Path path;
    private final String text;
    private final String code;

    private SourceFile(Path path) throws IOException {
        this.path = path;
        this.text = Files.readString(path);
        this.code = LITERAL_OR_COMMENT.matcher(text).replaceAll(m -> m.group().replaceAll("[^\n]", " "));
    }

    static List<SourceFile> mains() throws IOException {
        return mains("voicelab/");
    }

    /** Files below a folder of the main sources. */
    static List<SourceFile> mains(String folder) throws IOException {
        return below(MAIN.resolve(folder));
    }

    /** With those of the tests. */
    static List<SourceFile> all() throws IOException {
        List<SourceFile> files = new ArrayList<>(mains());
        files.addAll(below(TEST));
        return files;
    }

    private static List<SourceFile> below(Path folder) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path :
                    tree.filter(p -> p.toString().endsWith(".java")).sorted().toList()) files.add(new SourceFile(path));
        }
        return files;
    }

    String code() {
        return code;
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** Lines that say something: neither blank nor comment, package or import. */
    int codeLines() {
        return (int) code.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .filter(line -> !line.isBlank())
                .count();
    }

    int lineOf(int offset) {
        return 1
                + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** A method's name as its header stands, and how many lines its body has, brackets included. */
    record Method(String header, int line, int lines) {
        @Override
        public String toString() {
            return line + " " + header + ": " + lines + " lines";
        }
    }

    private record Block(String header, int line, boolean type, boolean method) {}

    List<Method> methods() {
        List<Method> found = new ArrayList<>();
        Deque<Block> open = new ArrayDeque<>();
        int headerFrom = 0;
        int line = 1;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') line++;
            if (c == '{') open.push(block(code.substring(headerFrom, i).strip(), line, open.peek()));
            if (c == '}' && !open.isEmpty()) {
                Block closed = open.pop();
                if (closed.method) found.add(new Method(closed.header, closed.line, line - closed.line + 1));
            }
            if (c == '{' || c == '}' || c == ';') headerFrom = i + 1;
        }
        return found;
    }

    private static Block block(String header, int line, Block around) {
        boolean type = TYPE.matcher(header).find();
        boolean member = around != null && around.type;
        boolean method = !type && member && header.contains("(") && !header.contains("=");
        return new Block(header.replaceAll("\\s+", " "), line, type, method);
    }

    @Override
    public String toString() {
        return MAIN.relativize(path).toString();
    }
}
